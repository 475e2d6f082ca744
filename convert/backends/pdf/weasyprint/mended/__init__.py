"""What WeasyPrint does wrong or not at all: PDF is made with all of these or not at all."""
