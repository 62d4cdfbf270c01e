"""What an abbreviation stands for, shown where the documents themselves explain it."""

import re

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from assistant.unit import Unit
from corpus.abbreviations import Abbreviations, Explanation, announcements
from corpus.document import Span
from corpus.normalizer import fold, match_key

_CITED = 5  # documents that explain a term alike
_MOSTLY = 0.75  # of the term's pairs of words
_SEVERAL = re.compile(r"^(?:cac|nhung) ")
_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"\b[A-ZĐ][A-ZĐ&-]+\b")


def answer_definition(context: Context, abbreviations: Abbreviations) -> Draft | None:
    """The meaning of the term asked for; None where neither the documents nor the general table know it."""
    term = context.understood.term
    if not term:
        return None
    everywhere = abbreviations.explained(term)
    # A short form means the same in a plan that uses it and leaves it to another to explain.
    newest = {document: place for place, document in enumerate(context.bounds.documents)}
    explained = sorted(
        (entry for entry in everywhere if entry.document in newest), key=lambda one: newest[one.document]
    )
    meanings: dict[str, list[Explanation]] = {}
    for entry in explained or everywhere:
        meanings.setdefault(match_key(entry.meaning), []).append(entry)
    lines = []
    # A slip of the pen stands in one place, the right wording in most.
    for places in sorted(meanings.values(), key=len, reverse=True):
        first, of_document = places[0], {place.document: place for place in reversed(places)}
        cited = [of_document[document] for document in dict.fromkeys(place.document for place in places)]
        markers = "".join(_cite_place(context, place) for place in cited[:_CITED])
        lines.append(context.wording.say("definition", term=first.short, meaning=first.meaning, markers=markers))
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def _cite_place(context: Context, place: Explanation) -> str:
    path = context.index.document(place.document).path(-1)
    return context.citations.passage(place.document, (place.span,), path)


def announced_term(context: Context) -> Draft | None:
    """The sentence in which a document says what it calls so ("… (gọi tắt là cơ quan, địa phương)"); None where none
    does.
    """
    wanted = _bare(context.understood.term or "")
    for document in context.bounds.documents if wanted else ():
        for term, span in announcements(context.index.document(document)):
            unit = _sentence(context, document, span) if _bare(term) == wanted else None
            if unit is not None:
                title = context.wording.say("according_to", title=context.named(document))
                quote = {"quote": unit.text, "markers": context.citations.cite(unit)}
                return Draft(Status.ANSWERED, (title, context.wording.say("passage_item", **quote)))
    return None


def general_meaning(context: Context, abbreviations: Abbreviations) -> Draft | None:
    """What the general table says of a short form that the documents use and never explain, with where they use it and,
    where they do, write it out.

    None for a term that is no such short form.
    """
    term = (context.understood.term or "").upper()
    meanings = abbreviations.meanings.get(term, ())
    if len(meanings) != 1:
        return None
    said = context.wording.say("definition_general", term=context.understood.term, meaning=meanings[0])
    used = _first(context, re.compile(rf"(?<![\w&-]){re.escape(term)}(?![\w&-])"))
    if used is None:
        return Draft(Status.NOT_FOUND, (said,))
    lines = [context.wording.say("definition_used", term=term, markers=_cite(context, *used))]
    words = r"\s+".join(map(re.escape, meanings[0].split()))
    whole = _first(context, re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE))
    if whole is None:
        return Draft(Status.PARTIAL, (*lines, said))
    lines.append(context.wording.say("definition_written_out", meaning=meanings[0], markers=_cite(context, *whole)))
    return Draft(Status.ANSWERED, tuple(lines))


def unknown_term(context: Context) -> Draft | None:
    """The answer where the documents do not hold the term that is to be explained, nor most of it side by side; None
    where they do, and for an English term, which may stand in other words.
    """
    term = context.understood.term
    if not term or (context.understood.language == "en" and not _ACRONYM.search(term)) or context.units.attest(term):
        return None
    nearest = max((context.topic.order(evidence.unit.ladder) for evidence in context.evidence), default=0.0)
    if len(term.split()) > 1 and nearest >= _MOSTLY:
        return None
    return Draft(Status.NOT_FOUND, (context.wording.say("no_term", term=term, documents=context.titles),))


def _first(context: Context, pattern: re.Pattern[str]) -> tuple[str, Span] | None:
    """The first place in the documents in bounds, the newest first, that the pattern matches."""
    for document in context.bounds.documents:
        if match := pattern.search(context.index.document(document).text):
            return document, Span(match.start(), match.end())
    return None


def _bare(term: str) -> str:
    """A term as it is compared: its syllables without diacritics, the word for several left out."""
    return _SEVERAL.sub("", " ".join(_WORD.findall(fold(match_key(term)))))


def _sentence(context: Context, document: str, span: Span) -> Unit | None:
    """The sentence that holds a place."""
    sentences = (unit for unit in context.units if unit.document == document and unit.sentence is not None)
    return next((unit for unit in sentences if any(own.covers(span) for own in unit.spans)), None)


def _cite(context: Context, document: str, span: Span) -> str:
    """The marker of the sentence that holds a place, or of the place alone where none does."""
    unit = _sentence(context, document, span)
    if unit is not None:
        return context.citations.cite(unit)
    return context.citations.passage(document, (span,), context.index.document(document).path(-1))
