"""What goes wrong with an index."""


class IndexingError(Exception):
    """An index that cannot be built, opened or trusted. The message is one line: what is wrong and what to do."""
