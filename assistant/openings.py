"""The lines that announce lists: what they say, is said of each point."""

from collections.abc import Iterator

from corpus.document import Document, Span
from corpus.points import point_lists
from corpus.sentences import split_sentences


def openings_of(document: Document) -> Iterator[tuple[Span, tuple[str, str]]]:
    """Each range of a point of a list, in the order of the text, the lines that announce it, and their paragraphs."""
    above: dict[Span, tuple[str, str]] = {}
    for found in point_lists(document):
        opening = split_sentences(document.text, found.opening)[-1].text
        for block in found.points:
            for span in block.spans:
                line, whole = above.get(span, ("", ""))
                above[span] = (f"{line} {opening}".strip(), f"{whole} {found.opening.text}".strip())
    yield from sorted(above.items())
