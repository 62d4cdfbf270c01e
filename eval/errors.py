"""What goes wrong in an evaluation."""

from assistant.errors import UsageError


class EvaluationError(UsageError):
    """A file of cases, answers or a run that cannot be used. The message is one line and names the line or file."""
