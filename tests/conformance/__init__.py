"""The outputs before the reference validators of their formats."""
