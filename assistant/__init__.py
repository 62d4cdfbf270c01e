"""From a question to an answer whose every statement cites its source, and the ways to ask: command line, page, API."""
