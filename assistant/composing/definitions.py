"""What an abbreviation stands for, shown where the documents themselves explain it."""

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from corpus.abbreviations import Abbreviations


def answer_definition(context: Context, abbreviations: Abbreviations) -> Draft | None:
    """The meaning of the term asked for; None where neither the documents nor the general table know it."""
    term = context.understood.term
    if not term:
        return None
    explained = [entry for entry in abbreviations.explained(term) if entry.document in context.bounds.documents]
    lines = []
    for meaning in dict.fromkeys(entry.meaning for entry in explained):
        places = [entry for entry in explained if entry.meaning == meaning]
        first = places[0]
        path = context.index.document(first.document).path(-1)
        marker = context.citations.passage(first.document, (first.span,), path)
        lines.append(context.wording.say("definition", term=first.short, meaning=meaning, markers=marker))
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def general_meaning(context: Context, abbreviations: Abbreviations) -> Draft | None:
    """What the general table says of a short form that the documents use and never explain: help, but no answer of
    theirs.

    None for a term that is no such short form.
    """
    meanings = abbreviations.meanings.get((context.understood.term or "").upper(), ())
    if len(meanings) != 1:
        return None
    said = context.wording.say("definition_general", term=context.understood.term, meaning=meanings[0])
    return Draft(Status.NOT_FOUND, (said,))
