"""What pandoc writes: its document model made of an Article, and the formats that are no more."""
