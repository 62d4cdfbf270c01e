"""The commands of `cchc`, one module each, imported only when called."""
