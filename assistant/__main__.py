"""`python -m assistant` is `cchc`."""

from assistant.cli import main

main()
