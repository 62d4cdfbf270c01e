"""What tells one file from another: text files read, and what cannot be read said in one line."""
