"""The same thing in several years or places, side by side, with what is missing said."""

import re
from collections.abc import Iterable

from assistant.answer import Status, Table
from assistant.composing.draft import Context, Draft
from assistant.composing.sayings import can_say
from assistant.facts import has_measure, shares
from assistant.question import ROW_FACETS, Facet
from assistant.unit import Evidence, Unit
from assistant.wording import Wording, fact_value, no_markers
from corpus.catalog import CatalogEntry
from corpus.record import Duty, Record, Task
from corpus.register import lead_agencies, work_of

_CLOSE = 0.72
_PROVINCIAL = re.compile(r"(?<!\w)(?:(?:cấp|toàn|cap|toan) t[ỉi]nh|provincial|province-wide)(?!\w)", re.IGNORECASE)
_LOCAL = re.compile(r"(?<!\w)(?:huyện|huyen|xã|xa|districts?|communes?)(?!\w)", re.IGNORECASE)
_SHARE = re.compile(r"%|phần trăm|per ?cent", re.IGNORECASE)


def answer_comparison(context: Context) -> Draft | None:
    """One line and one table row a document in bounds; None where fewer than one document says anything.

    Where a cell is asked for ("ai chủ trì", "hạn"), the record of each document that states it is told with it.
    """
    compared = _compared(context)
    if len(compared) == 1:
        return None  # two figures of one plan are compared in the row that gives both
    facets = tuple(facet for facet in ROW_FACETS if facet in context.understood.facets)
    best = _figures_first(context, {entry.id: _best(context, entry.id, facets) for entry in compared})
    told = [entry for entry in compared if best[entry.id] is not None]
    if not any(evidence is not None and context.enough(evidence) for evidence in best.values()):
        return None
    lines = [context.wording.say("comparison_head")]
    rows: list[tuple[str, ...]] = []
    tasks: list[str] = []
    entries = {entry.id: entry for entry in compared}
    for document, evidence in best.items():
        label = _label(entries[document])
        if evidence is None:
            if _expected(context, entries[document], told):
                missing = context.wording.say("comparison_missing", label=label)
                lines.append(missing)
                rows.append((label, missing.removeprefix(f"- {label}: ")))
            continue
        line, cell = _said(context, label, evidence.unit, facets)
        lines.append(line)
        rows.append((label, cell))
        if evidence.unit.record is not None:
            tasks.append(evidence.unit.record.id)
    complete = len(rows) == len([row for row in best.values() if row])
    status = Status.ANSWERED if complete else Status.PARTIAL
    return Draft(status, tuple(lines), tuple(tasks), table=Table(_columns(context.wording), tuple(rows)))


def _compared(context: Context) -> tuple[CatalogEntry, ...]:
    """The documents to compare: without those of districts where only what is of provinces is compared, over years
    ("cấp tỉnh năm 2022 và 2024").
    """
    asked, entries = context.asked_words, context.bounds.entries
    if context.understood.places or not _PROVINCIAL.search(asked) or _LOCAL.search(asked):
        return entries
    return tuple(entry for entry in entries if entry.level == "province") or entries


def _said(context: Context, label: str, unit: Unit, facets: tuple[Facet, ...]) -> tuple[str, str]:
    """The line of a document and its cell in the table: the facts of its record, or the words of its sentence."""
    record, wording = unit.record, context.wording
    if record is None or not facets:
        marker = context.citations.cite(unit, ("goal", "task"))
        words = _aim(context, record) or unit.text
        line = wording.say("comparison_row", label=label, quote=words, markers=marker)
        return line, f"{no_markers(words)} {marker}"
    marker = context.citations.cite(unit, facets)
    values = {"work": work_of(record), "facts": wording.facts(facets, record), "markers": marker}
    line = wording.say("comparison_facts", label=label, **values)
    return line, wording.say("row", **values).removeprefix("- ")


def _aim(context: Context, record: Record | None) -> str:
    """Of a row the aim alone, where that sets a figure for what is compared; "" else."""
    goal = record.goal if isinstance(record, Task) else None
    fits = goal is not None and has_measure(goal) and context.covers(goal) >= context.settings.coverage * _CLOSE
    return goal if goal is not None and fits else ""


def _best(context: Context, document: str, facets: tuple[Facet, ...]) -> Evidence | None:
    """What a document says: the nearest of what is close; of a document that is asked for by its place, else what would
    do as an answer alone, which must not be told to be missing.
    """
    found = [evidence for evidence in context.evidence if evidence.unit.document == document]
    best = _best_of(context, [evidence for evidence in found if _close(context, evidence)], found, facets)
    if best is not None or not _asked_for(context, document):
        return best
    return _best_of(context, [evidence for evidence in found if context.enough(evidence)], found, facets)


def _best_of(
    context: Context, fitting: list[Evidence], found: list[Evidence], facets: tuple[Facet, ...]
) -> Evidence | None:
    """The best of the evidence of a document that fits; `found` is all that it has."""
    if facets:
        return _best_record(context, fitting, facets)
    # What is compared is mostly a figure: the sentence that sets one goes before one that only talks of it.
    figured = [evidence for evidence in fitting if _sets_figure(context, evidence.unit.text)]
    if not context.understood.agencies:  # what holds for all goes before what one body is given
        figured.sort(key=lambda evidence: bool(context.units.body_above(evidence.unit)))
    meant = [evidence for evidence in figured if shares(evidence.unit.text, context.understood.shared)]
    best = next(iter((*meant, *figured, *fitting)), None)
    return best if best is not None and not isinstance(best.unit.record, Duty) else _sentence(found, best)


def _sets_figure(context: Context, text: str) -> bool:
    """Whether a text holds a number that may be compared: a share, where the question asks for one."""
    share = bool(context.understood.shared) or _SHARE.search(context.asked_words) is not None
    return has_measure(text) and (not share or _SHARE.search(text) is not None)


def _figures_first(context: Context, best: dict[str, Evidence | None]) -> dict[str, Evidence | None]:
    """Without the document that only talks of the matter where another of its place and year sets a figure for it."""
    entries = {entry.id: entry for entry in context.bounds.entries}
    of = {document: (entries[document].place, entries[document].year) for document in best}
    figured = {
        of[document] for document, one in best.items() if one is not None and _sets_figure(context, one.unit.text)
    }

    def silent(document: str, one: Evidence | None) -> bool:
        return one is None or (
            of[document] in figured and one.unit.record is None and not _sets_figure(context, one.unit.text)
        )

    return {document: None if silent(document, one) else one for document, one in best.items()}


def _best_record(context: Context, fitting: list[Evidence], facets: tuple[Facet, ...]) -> Evidence | None:
    """The record that fits best of those that state what is asked, about the agencies named before any other; a
    sentence that says it where no record does.
    """
    stating = [
        (evidence, record)
        for evidence in fitting
        if (record := evidence.unit.record) is not None and any(fact_value(facet, record) for facet in facets)
    ]
    named = context.understood.agencies
    about = [pair for pair in stating if context.bodies.names_any(named, lead_agencies(pair[1]))]
    saying = (one for one in fitting if one.unit.sentence and can_say(context, one.unit, facets))
    return next((evidence for evidence, _ in about or stating), next(saying, None))


def _close(context: Context, evidence: Evidence) -> bool:
    """Whether the evidence fits nearly as well as the best of all documents. Other years word the same thing otherwise,
    so that a little less than an answer alone needs is enough beside one that has it.
    """
    needed = context.settings.coverage * _CLOSE
    return evidence.coverage >= needed and evidence.score >= context.evidence[0].score * _CLOSE


def _asked_for(context: Context, document: str) -> bool:
    """Whether a document is the only one of its place, of several that are named."""
    places = {entry.id: entry.place for entry in context.bounds.entries}
    named = len(context.understood.places) > 1 and places[document] in context.understood.places
    return named and list(places.values()).count(places[document]) == 1


def _sentence(found: list[Evidence], duty: Evidence | None) -> Evidence | None:
    """The sentence that a duty was read from, which reads better, with a figure where the duty has one; the duty where
    there is none.
    """
    if duty is None:
        return None
    figured = has_measure(duty.unit.text)
    inside = (one for one in found if one.unit.sentence and duty.unit.spans[-1].covers(one.unit.spans[0]))
    return next((one for one in inside if has_measure(one.unit.text) or not figured), duty)


def _expected(context: Context, entry: CatalogEntry, told: Iterable[CatalogEntry]) -> bool:
    """Whether the question asked for this document's year or place by name and no other document of it says anything,
    so that its silence must be told.
    """
    understood, others = context.understood, list(told)
    if entry.year in understood.years and all(other.year != entry.year for other in others):
        return True
    return entry.place in understood.places and all(other.place != entry.place for other in others)


def _label(entry: CatalogEntry) -> str:
    return f"{entry.place} {entry.year} ({entry.title})"


def _columns(wording: Wording) -> tuple[str, ...]:
    return (wording.say("column_document"), wording.say("column_text"))
