"""Documents to passages, vectors and a lexical index in one folder, and search over it."""
