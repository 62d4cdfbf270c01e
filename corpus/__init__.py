"""Vietnamese administrative documents: from a file to a `Document` and its records."""
