"""A Vietnamese question as it would be written with care: names in full, diacritics restored, slips mended."""

import re
from functools import lru_cache

from assistant.understanding.expansions import Expander
from assistant.understanding.joint_names import JointNames
from assistant.understanding.knowledge import Knowledge
from assistant.understanding.notes import Notes
from assistant.understanding.seats import Seats
from assistant.understanding.short_names import ShortNames
from assistant.understanding.subjects import agencies_as_typed, spelled_out, with_tiers
from assistant.understanding.wordings import PlainWords

_RESTORED_KEPT = 1024  # texts; a follow-up reads the questions before it again
# Plans have no "tôi", so that it looks like "tội" with its mark left out; "ai" is no slip of a word that they have, nor
# one of theirs without its marks.
_IN = r"(?:(?<=^)|(?<=[,;:?] ))trong(?= (?!t[âa]m|[đd]i[ểe]m|s[ốo]|t[àa]i)\w)"  # "trong" opens what is said
_PAYS = r"(?<!\w)bỏ(?= (?:ra )?(?:kinh|ti[eề]n|v[oố]n|chi)(?!\w))"  # whoever pays, as people say it
_CERTAIN = re.compile(rf"(?<!\w)(?:tôi|ai|sếp)(?!\w)|{_IN}|{_PAYS}", re.IGNORECASE)
_WHO = re.compile(rf"(?<!\w)ai(?!\w)|{_IN}|{_PAYS}", re.IGNORECASE)


class Writing:
    """Restores how questions are written, from fixed knowledge."""

    def __init__(self, knowledge: Knowledge, expander: Expander) -> None:
        self._registry = knowledge.registry
        self._diacritics = knowledge.diacritics
        self._gazetteer = knowledge.gazetteer
        self._expander = expander
        self._restore = lru_cache(_RESTORED_KEPT)(knowledge.diacritics.restore)
        self._plain = PlainWords()
        self._short_names = ShortNames(knowledge.registry, knowledge.named)
        self._joint_names = JointNames(knowledge.registry, self._short_names)
        self._seats = Seats(knowledge.registry, knowledge.catalog, knowledge.named)

    def restored(self, original: str, notes: Notes) -> str:
        """The text with agencies in full, diacritics restored and slips mended."""
        text = self._seats.spelled(self._plain.typed(original.lower() if original.isupper() else original))
        pieces, end = [], 0
        for mention in agencies_as_typed(text, self._registry, self._diacritics):
            typed = text[mention.start : mention.end]
            pieces += [text[end : mention.start], spelled_out(mention, typed, self._registry)]
            end = mention.end
        text = self._diacritics.unglue("".join([*pieces, text[end:]]))
        text, places = self._gazetteer.spelled(self._with_places(text))
        certain = tuple(word.span() for word in (_WHO if text.isascii() else _CERTAIN).finditer(text))
        restored = self._restore(text, kept=(*places, *self._gazetteer.communes(text), *certain))
        for change in restored.changed:
            notes.add("restored", f"{change.typed} → {change.restored}")
        named = self._joint_names.spelled(self._expander.recase(self._plain.restored(restored.text)))
        spelled = self._short_names.spelled(named)
        return with_tiers(spelled, self._registry) if original.isascii() else spelled

    def _with_places(self, text: str) -> str:
        """`text` with the names of places after agencies ("sở y tế nam định") in capitals."""
        for mention in reversed(self._registry.find(text)):
            place = self._gazetteer.named_after(text, mention.end)
            if place is not None:
                text = f"{text[: mention.end]} {place[1]}{text[place[0] :]}"
        return text
