"""The shape of a document: its outline, where its tables stand, and their rows."""
