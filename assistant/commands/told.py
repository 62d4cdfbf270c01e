"""What a command tells beside its output: on standard error, so that the output stays what it is."""

import sys


def told(line: str) -> None:
    """Print `line` on standard error at once."""
    print(line, file=sys.stderr, flush=True)
