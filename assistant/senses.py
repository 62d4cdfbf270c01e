"""A translated topic in the documents' own words: of the wordings of each phrase, one that they use."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Units
from assistant.question import Understanding
from corpus.normalizer import match_key

_Senses = tuple[tuple[str, ...], ...]


def in_their_words(understood: Understanding, units: Units) -> Understanding:
    """`understood` with every phrase of a translated topic that no document has replaced by its first wording that one
    has, or by its single words where documents have these and of the phrase a part at most. A phrase that none of them
    words so stays as it is, and speaks against an answer.
    """
    topic, parts = understood.topic, dict(understood.parts)
    senses: list[tuple[str, ...]] = []
    for sense in understood.senses:
        told = _by_word(sense, parts.get(sense[0], ()), units) or (_used_first(sense, units),)
        used = " ".join(wordings[0] for wordings in told)
        if used != sense[0]:
            topic = re.sub(rf"(?<!\w){re.escape(sense[0])}(?!\w)", used, topic, count=1, flags=re.IGNORECASE)
        senses += told
    return replace(understood, topic=topic, senses=tuple(dict.fromkeys(senses))) if senses else understood


def _used_first(sense: Sequence[str], units: Units) -> tuple[str, ...]:
    """The wordings of a phrase, the first that some document has at the head; as they are where none has any."""
    used = next((wording for wording in sense if units.attest(wording)), sense[0])
    return (used, *(wording for wording in sense if wording != used))


def _by_word(sense: Sequence[str], words: _Senses, units: Units) -> _Senses:
    """The wordings of the single words of a phrase; none where some document has the phrase in a wording that says all
    of it, where one of the words is in no document, and where no document has any wording of the phrase and one of its
    words means something else by itself.
    """
    if not words or any(units.attest(wording) and not _less(wording, sense[0]) for wording in sense):
        return ()
    if not (any(map(units.attest, sense)) or all(_shares(wordings, sense) for wordings in words)):
        return ()
    told = tuple(_used_first(_as_in(sense, wordings), units) for wordings in words)
    return told if all(units.attest(wordings[0]) for wordings in told) else ()


def _shares(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether some wording of a word has a syllable of some wording of the phrase: a "pass mark" passes nothing."""
    told = _syllables(phrase)
    return any(not told.isdisjoint(match_key(wording).split()) for wording in words)


def _as_in(phrase: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """The wordings of a word, first those with syllables of its phrase: fees are paid otherwise than staff."""
    told = _syllables(phrase)
    return tuple(sorted(words, key=lambda wording: told.isdisjoint(match_key(wording).split())))


def _syllables(phrase: Sequence[str]) -> set[str]:
    return {syllable for wording in phrase for syllable in match_key(wording).split()}


def _less(wording: str, whole: str) -> bool:
    """Whether a wording is only a part of `whole`."""
    return wording != whole and f" {match_key(wording)} " in f" {match_key(whole)} "
