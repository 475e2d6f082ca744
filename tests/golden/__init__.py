"""Articles of the project's own writing, and what a careful reader sees in each."""
