"""Plain-text articles in; PDF, EPUB, DOCX and accessible HTML out."""
