"""The same thing in several years or places, side by side, with what is missing said."""

from assistant.answer import Status, Table
from assistant.composing.draft import Context, Draft
from assistant.evidence import Evidence
from assistant.facts import has_measure
from assistant.wording import Wording, no_markers
from corpus.catalog import CatalogEntry
from corpus.record import Duty

_CLOSE = 0.72


def answer_comparison(context: Context) -> Draft | None:
    """One line and one table row a document in bounds; None where fewer than one document says anything."""
    best = {document: _best(context, document) for document in context.bounds.documents}
    if not any(evidence is not None and context.enough(evidence) for evidence in best.values()):
        return None
    lines = [context.wording.say("comparison_head")]
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
        rows.append((label, f"{no_markers(quote)} {marker}"))
        if evidence.unit.record is not None:
            tasks.append(evidence.unit.record.id)
    complete = len(rows) == len([row for row in best.values() if row])
    status = Status.ANSWERED if complete else Status.PARTIAL
    return Draft(status, tuple(lines), tuple(tasks), table=Table(_columns(context.wording), tuple(rows)))


def _best(context: Context, document: str) -> Evidence | None:
    found = [evidence for evidence in context.evidence if evidence.unit.document == document]
    # What is compared is mostly a figure: the sentence that sets one goes before one that only talks of it.
    figured = [evidence for evidence in found if has_measure(evidence.unit.text)]
    best = next((evidence for evidence in (*figured, *found) if _close(context, evidence)), None)
    return best if best is not None and not isinstance(best.unit.record, Duty) else _sentence(found, best)


def _close(context: Context, evidence: Evidence) -> bool:
    """Whether the evidence fits nearly as well as the best of all documents. Other years word the same thing otherwise,
    so that a little less than an answer alone needs is enough beside one that has it.
    """
    needed = context.settings.coverage * _CLOSE
    return evidence.coverage >= needed and evidence.score >= context.evidence[0].score * _CLOSE


def _sentence(found: list[Evidence], duty: Evidence | None) -> Evidence | None:
    """The sentence that a duty was read from, which reads better; the duty where there is none."""
    if duty is None:
        return None
    return next((one for one in found if one.unit.sentence and duty.unit.spans[-1].covers(one.unit.spans[0])), duty)


def _expected(context: Context, entry: CatalogEntry) -> bool:
    """Whether the question asked for this document's year or place by name, so that its silence must be told."""
    understood = context.understood
    return entry.year in understood.years or entry.place in understood.places


def _label(entry: CatalogEntry) -> str:
    return f"{entry.place} {entry.year} ({entry.title})"


def _columns(wording: Wording) -> tuple[str, ...]:
    return (wording.say("column_document"), wording.say("column_text"))
