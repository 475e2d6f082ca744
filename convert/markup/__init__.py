"""HTML: `fragment` is the only writer of elements, `page` wraps a fragment into a document."""
