"""Where two plans set different figures for the same thing: "which targets does the district set higher?"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.answer import Status, Table
from assistant.composing.draft import Context, Draft
from assistant.question import ROW_FACETS
from assistant.rarity import Terms
from assistant.wording import no_markers
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key
from corpus.record import Target

_SAME = 0.6  # how much of what two targets measure must be the same words, by weight
_A_MATTER = 7  # syllables that name one matter, however common each is
_HIGHER = re.compile(r"cao hơn|lớn hơn|nhiều hơn|vượt|higher|greater|more than|above|exceed", re.IGNORECASE)
_LOWER = re.compile(r"thấp hơn|nhỏ hơn|ít hơn|lower|less than|smaller|below", re.IGNORECASE)
_THAN = re.compile(r"\b(?:hơn|so với|than|compared)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two targets for the same thing; `first` is of the side that the question is about."""

    first: Target
    second: Target


def answer_contrast(context: Context) -> Draft | None:
    """The targets that differ between two places or years, in the direction asked; None for a question that names what
    to compare, for more or fewer than two sides, and where no two targets measure the same.
    """
    names_none = context.topic.generic and len(context.topic.terms.syllables) < _A_MATTER
    if not (context.topic.empty or names_none) or set(ROW_FACETS) & set(context.understood.facets):
        return None
    sides = _sides(context)
    if len(sides) != 2:
        return None
    pairs = [pair for pair in _pairs(context, *sides) if _wanted(context, pair)]
    if not pairs:
        return None
    lines = [context.wording.say("comparison_head")]
    rows: list[tuple[str, ...]] = []
    entries = {entry.id: entry for entry in context.bounds.entries}
    for pair in pairs[: context.settings.list_limit]:
        for target in (pair.first, pair.second):
            marker = context.citations.passage(target.document, target.spans["text"], target.path)
            label = f"{entries[target.document].place} {target.year}"
            lines.append(context.wording.say("comparison_row", label=label, quote=target.text, markers=marker))
            rows.append((label, f"{no_markers(target.text)} {marker}"))
    columns = (context.wording.say("column_document"), context.wording.say("column_text"))
    tasks = tuple(target.id for pair in pairs for target in (pair.first, pair.second))
    return Draft(Status.ANSWERED, tuple(lines), tasks, table=Table(columns, tuple(rows)))


def _sides(context: Context) -> list[list[CatalogEntry]]:
    """The documents in bounds by what the question compares, else by place, else by year; the side named first before
    "than" comes first.
    """
    entries, understood = context.bounds.entries, context.understood
    by_place = _grouped(entries, [entry.place for entry in entries])
    by_year = len(by_place) < 2 or (len(understood.years) > 1 and len(understood.places) < 2)
    sides = _grouped(entries, [str(entry.year) for entry in entries]) if by_year else by_place
    before = fold(match_key(_THAN.split(context.understood.worded, maxsplit=1)[0]))

    def named_before(side: list[CatalogEntry]) -> bool:
        name = str(side[0].year) if by_year else side[0].place
        return fold(match_key(name)) in before

    return sorted(sides, key=lambda side: not named_before(side))


def _grouped(entries: Iterable[CatalogEntry], keys: Iterable[str]) -> list[list[CatalogEntry]]:
    groups: dict[str, list[CatalogEntry]] = {}
    for entry, key in zip(entries, keys, strict=True):
        groups.setdefault(key, []).append(entry)
    return list(groups.values())


def _pairs(context: Context, first: list[CatalogEntry], second: list[CatalogEntry]) -> Iterator[_Pair]:
    """Each target of the first side with the one of the second that measures most nearly the same."""
    ours, theirs = (_targets(context, side) for side in (first, second))
    places = {entry.id: entry.place for entry in (*first, *second)}
    # Two years are compared in one place, where a place has plans of both.
    lasting = {entry.place for entry in first} & {entry.place for entry in second}
    seen: set[tuple[str, str]] = set()
    for target, words in ours:
        place = places[target.document]
        if lasting and place not in lasting:
            continue
        found = [
            (other, _likeness(context, words, other_words))
            for other, other_words in theirs
            if not lasting or places[other.document] == place
        ]
        fitting = [(other, likeness) for other, likeness in found if _comparable(target, other) and likeness >= _SAME]
        if not fitting:
            continue
        likest = max(likeness for _, likeness in fitting)
        best = [other for other, likeness in fitting if likeness == likest]
        # One sentence can set two figures for nearly the same words: where one of them agrees, nothing differs.
        if all(other.number != target.number for other in best) and (target.text, best[0].text) not in seen:
            seen.add((target.text, best[0].text))
            yield _Pair(target, best[0])


def _targets(context: Context, side: list[CatalogEntry]) -> list[tuple[Target, Terms]]:
    """The targets of a side that hold every word of one matter that the question names, with what they measure."""
    documents = {entry.id for entry in side}
    return [
        (target, context.units.terms(target.object))
        for target in context.index.records.targets
        if target.document in documents
        and target.object
        and (not context.topic.words or context.topic.words <= context.units.terms(target.text).pairs)
    ]


def _comparable(one: Target, other: Target) -> bool:
    return one.unit == other.unit and (one.level or "") == (other.level or "")


def _likeness(context: Context, one: Terms, other: Terms) -> float:
    """The shared share of both texts' weight, in [0, 1] (Jaccard, weighted by rarity)."""
    rarity = context.units.rarity
    shared = sum(rarity.weight(bare) for bare in sorted(one.folded & other.folded))
    whole = sum(rarity.weight(bare) for bare in sorted(one.folded | other.folded))
    return shared / whole if whole else 0.0


def _wanted(context: Context, pair: _Pair) -> bool:
    asked = context.understood.worded
    if _HIGHER.search(asked):
        return pair.first.number > pair.second.number
    if _LOWER.search(asked):
        return pair.first.number < pair.second.number
    return True
