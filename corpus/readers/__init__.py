"""The files that documents come in, and one clear line for what cannot be read."""
