"""Communes called by name: few plans are a commune's own, but many speak of communes."""

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.question import LIST_FACETS, Understanding
from corpus.document import Document
from corpus.normalizer import fold, match_key

_COMMUNE = re.compile(r"^(?:(?:xã|phường|thị trấn) (?P<name>\S.*)|(?P<english>\S.*) commune)$", re.IGNORECASE)
_OFFICE = re.compile(r"(?<!\w)(?:xã|phường|thị trấn)$", re.IGNORECASE)


def with_communes(understood: Understanding, documents: Iterable[Document]) -> Understanding:
    """The question with the communes that a document (of a place named beside them) speaks of looked for as words: they
    are no places without documents.
    """
    if not communes(understood):
        return understood
    beside = understood.places
    texts = [document.text for document in documents if not beside or document.entry.place in beside]
    said = [place for place in understood.unknown_places if speaks_of(place, texts)]
    if not said:
        return understood
    read = replace(
        understood,
        unknown_places=tuple(place for place in understood.unknown_places if place not in said),
        topic=" ".join((understood.topic, *said)).strip(),
    )
    if set(LIST_FACETS) & set(understood.facets):
        return read
    # What happens to one commune is not what all communes' offices are to do.
    kept = [(name, role) for name, role in zip(understood.agencies, understood.roles, strict=True) if not _office(name)]
    return replace(read, agencies=tuple(name for name, _ in kept), roles=tuple(role for _, role in kept))


def _office(agency: str) -> bool:
    return _OFFICE.search(agency) is not None


def communes(understood: Understanding) -> tuple[str, ...]:
    """The communes named that are no place with documents, as they are called."""
    return tuple(place for place in understood.unknown_places if _COMMUNE.match(place))


def speaks_of(place: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts has the name of the commune `place`, typed with its marks or without any; false of other
    places.
    """
    commune = _COMMUNE.match(place)
    if commune is None:
        return False
    name = match_key(commune["name"] or commune["english"])
    keys = (fold(match_key(text)) if name.isascii() else match_key(text) for text in texts)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", key) for key in keys)
