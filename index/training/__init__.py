"""Trains a static embedding model from any texts with titles: `python -m index.training --help`."""
