"""The same thing in several years or places, side by side, with what is missing said."""

from assistant.answer import Status, Table
from assistant.composing.draft import Context, Draft
from assistant.evidence import Evidence
from assistant.wording import Wording
from corpus.catalog import CatalogEntry

_CLOSE = 0.75


def answer_comparison(context: Context) -> Draft | None:
    """One line and one table row a document in bounds; None where fewer than one document says anything."""
    best = {document: _best(context, document) for document in context.bounds.documents}
    if not any(best.values()):
        return None
    lines = [context.wording.say("comparison_head", topic=context.understood.topic)]
    rows: list[tuple[str, ...]] = []
    tasks: list[str] = []
    entries = {entry.id: entry for entry in context.bounds.entries}
    for document, evidence in best.items():
        label = _label(entries[document])
        if evidence is None:
            if _expected(context, entries[document]):
                missing = context.wording.say("comparison_missing", label=label)
                lines.append(missing)
                rows.append((label, missing.removeprefix(f"- {label}: ")))
            continue
        marker = context.citations.cite(evidence.unit, ("goal", "task"))
        quote = evidence.unit.text
        lines.append(context.wording.say("comparison_row", label=label, quote=quote, markers=marker))
        rows.append((label, f"{quote} {marker}"))
        if evidence.unit.record is not None:
            tasks.append(evidence.unit.record.id)
    complete = len(rows) == len([row for row in best.values() if row])
    status = Status.ANSWERED if complete else Status.PARTIAL
    return Draft(status, tuple(lines), tuple(tasks), table=Table(_columns(context.wording), tuple(rows)))


def _best(context: Context, document: str) -> Evidence | None:
    found = [evidence for evidence in context.evidence if evidence.unit.document == document]
    if not found or not context.enough(found[0]) or found[0].score < context.evidence[0].score * _CLOSE:
        return None
    return found[0]


def _expected(context: Context, entry: CatalogEntry) -> bool:
    """Whether the question asked for this document's year or place by name, so that its silence must be told."""
    understood = context.understood
    return entry.year in understood.years or entry.place in understood.places


def _label(entry: CatalogEntry) -> str:
    return f"{entry.place} {entry.year} ({entry.title})"


def _columns(wording: Wording) -> tuple[str, ...]:
    return (wording.say("column_document"), wording.say("column_text"))
