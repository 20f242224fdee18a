"""Article sources behind one port. A source reads articles; the search index belongs to storage."""
