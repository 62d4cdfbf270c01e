"""Embedding models: the shipped one, read without torch, and any other that sentence-transformers can load."""
