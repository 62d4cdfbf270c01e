"""What goes wrong on the way from a question to an answer."""


class AssistantError(Exception):
    """A request that cannot be served. The message is one line: what is wrong and what to do."""


class UsageError(AssistantError):
    """The caller asked wrongly (a missing file, a bad option); the command line ends with 2 for it, not 1."""
