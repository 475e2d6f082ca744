"""Files and objects as bytes: sources are read here, outputs are written here, and nowhere else."""
