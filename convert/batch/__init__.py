"""Many articles: plan the jobs, run them, remember what was made."""
