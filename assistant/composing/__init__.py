"""From evidence to the text of an answer, one module a kind of question."""
