"""A document's own number and date, shown where they are printed: in its letterhead, or where another document cites
it.
"""

import re
from collections.abc import Iterator

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.ladder import Field, Ladder
from assistant.scope import is_number
from corpus.catalog import CatalogEntry
from corpus.document import Document, Span
from corpus.normalizer import match_key
from corpus.repair import repair

_NAMED, _TITLE_ASKED = 0.85, 0.7
_LETTERHEAD = 2500  # characters; a plan's number and date stand above its title
_DATE = r"ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|/\d{1,2}/\d{4})"
_ASKS_NUMBER = re.compile(
    r"số (?:bao nhiêu|mấy|nào|hiệu|ký hiệu)|số,|mấy ngày|ngày (?:nào|mấy|bao nhiêu)|number|dated?", re.IGNORECASE
)
# A document of another kind, which the one named may rest on: "theo quyết định số mấy".
_KIND_ASKED = re.compile(
    r"(?<!\w)(?P<kind>quyết định|nghị quyết|nghị định|chỉ thị|thông tư|công văn|hướng dẫn|kết luận|thông báo|luật)"
    r"(?: mang| có)? (?:số (?:mấy|nào|bao nhiêu)|nào)(?!\w)"
)


def answer_card(context: Context) -> Draft | None:
    """The number and date of the one document in bounds that the topic names; None where it names none or several, or
    where no document prints its number.
    """
    if not asks_number(context):
        return None
    named = _named(context)
    if named is None or named.number is None or _asks_of_another(context, named):
        return None
    for document, span in _printed(context, named, named.number):
        marker = context.citations.passage(document.entry.id, (span,), ())
        words = repair(document.text, (span,))
        return Draft(Status.ANSWERED, (context.wording.say("card", title=named.title, words=words, markers=marker),))
    return None


def asks_number(context: Context) -> bool:
    """Whether a document's number or date is asked for, with or without its basis."""
    return _ASKS_NUMBER.search(context.understood.worded) is not None


def _asks_of_another(context: Context, entry: CatalogEntry) -> bool:
    """Whether the number asked for is that of a document of another kind than the one named."""
    asked = _KIND_ASKED.search(match_key(context.understood.worded))
    return asked is not None and not match_key(entry.title).startswith(asked["kind"])


def _named(context: Context) -> CatalogEntry | None:
    """The one document whose title holds the topic; where the title was taken for the scope and nothing is left of the
    topic, the one whose title the question holds best. None for none, and for several alike.
    """
    numbers = context.understood.document_numbers
    called = [entry for entry in context.bounds.entries if any(is_number(one, entry.number) for one in numbers)]
    if len(called) == 1:
        return called[0]
    asked = Ladder((Field(context.units.terms(context.understood.text), 1.0),))
    empty = context.topic.empty
    held = {
        entry: context.units.topic(entry.title).coverage(asked) if empty else context.covers(entry.title)
        for entry in context.bounds.entries
    }
    best = max(held.values(), default=0.0)
    fitting = [entry for entry, share in held.items() if share == best]
    return fitting[0] if len(fitting) == 1 and best >= (_TITLE_ASKED if empty else _NAMED) else None


def _printed(context: Context, entry: CatalogEntry, number: str) -> Iterator[tuple[Document, Span]]:
    """Where the number is printed with its date: first in the document itself, then in the others."""
    pattern = re.compile(rf"(?:Số\s*:?\s*)?{re.escape(number)}(?:[^.;]{{0,200}}?{_DATE})?", re.IGNORECASE | re.DOTALL)
    own = context.index.document(entry.id)
    match = pattern.search(own.text, 0, _LETTERHEAD)
    if match:
        yield own, Span(*match.span())
    for document in context.index.documents:
        found = pattern.search(document.text) if document.entry.id != entry.id else None
        if found:
            yield document, Span(*found.span())
