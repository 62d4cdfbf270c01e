"""What goes wrong with documents and catalogues."""


class CorpusError(Exception):
    """A document or catalogue that cannot be used. The message is one line: what is wrong and what to do."""
