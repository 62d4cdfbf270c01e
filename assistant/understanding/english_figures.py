"""What an English question for a figure counts, or takes a share of, in Vietnamese wordings."""

import re
from dataclasses import dataclass

from assistant.understanding.english import says_nothing
from assistant.understanding.glossary import Glossary, stem

_HOW_MANY = re.compile(
    r"\b(?:how many (?:of (?:the|its) )?|(?:exact |total |actual |overall )number of (?:the )?)(?P<what>[a-z][\w' -]*)",
    re.IGNORECASE,
)
# What ends the noun that "how many" counts: "how many provincial agencies | are to be merged".
_COUNTED_END = re.compile(
    r" (?:is|are|was|were|will|would|should|shall|must|do|does|did|can|may|have|has|had|to|in|of|per|for|from|with|at"
    r"|by|on|that|which|who|there|under|during|within|across|through|throughout|according|after|before"
    r"|(?:a|each|every) (?:day|week|month|quarter|year))\b.*$",
    re.IGNORECASE,
)
_COUNTABLE = frozenset(("task", "item", "objective"))  # things to be counted, though they say nothing elsewhere
_PAPER = "document"
_SHARE = re.compile(r"\b(?:per ?cent|percentage|share|proportion)\b|%", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"(?<!'s )\b(?:(?:per ?cent|percentage|share|proportion|portion|fraction)|%|pct) of (?P<what>[a-z][\w' -]*)",
    re.IGNORECASE,
)

_SATISFIED = re.compile(
    r"\b(?:satisfaction|satisfied)"
    r"(?: (?:level|rate|score|percentage|target|goal|index|degree|floor|of [\w' -]{3,40}?))?"
    r" (?:with|among|about|regarding)(?: the| its)? (?P<what>[a-z][\w' -]*)",
    re.IGNORECASE,
)
# What ends the phrase that a share or satisfaction is asked of, which may have an "of" or a "for" in it.
_MEASURED_END = re.compile(
    r" (?:is|are|was|were|will|would|should|shall|must|do|does|did|can|may|have|has|had|to|that|which|who|there|under"
    r"|during|within|according|after|before|by|in|at|\d{4})\b.*$",
    re.IGNORECASE,
)

# "which two companies", "the names of the 24 models", "list the five groups": as many members as are asked for.
_NUMBERED = re.compile(
    r"\b(?:which|what|name|names of|list|identify|enumerate|give|spell out|(?:what|which) (?:are|were))"
    r"(?: me| us)? (?:all )?(?:the |its |their |these |those )?(?:names of (?:the )?)?"
    r"(?P<count>two|three|four|five|six|seven|eight|nine|ten|0?[2-9]|[1-9]\d) (?P<what>[a-z][\w' -]*)",
    re.IGNORECASE,
)
_COUNTED_BY = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """What a question for a figure counts, what it takes a share of, and each phrase of that or of what satisfaction is
    asked about: Vietnamese wordings, none where it does not ask so.
    """

    counted: tuple[str, ...]
    shared: tuple[str, ...]
    measured: tuple[tuple[str, ...], ...]


def find_figure(text: str, glossary: Glossary) -> AskedFigure:
    """What figure an English text asks for."""
    return AskedFigure(_counted(text, glossary), _shared(text, glossary), _measured(text, glossary))


def asks_share(text: str) -> bool:
    """Whether an English text asks for a share of something."""
    return _SHARE_OF.search(text) is not None


def ask_for_members(text: str, glossary: Glossary) -> tuple[str, ...]:
    """Vietnamese asking words for the members that an English text wants of a number of things ("which two forestry
    companies"); empty where it wants none.
    """
    asked = _NUMBERED.search(text)
    if asked is None:
        return ()
    said = asked["count"].lower()
    count = _COUNTED_BY.index(said) + 2 if said in _COUNTED_BY else int(said)
    pieces = glossary.render(_MEASURED_END.sub("", asked["what"]))
    nouns = dict.fromkeys(noun for piece in pieces if piece.known for noun in piece.candidates)
    return tuple(f"{count} {noun} nào?" for noun in nouns)


def _counted(text: str, glossary: Glossary) -> tuple[str, ...]:
    """What "how many" counts in an English text, in Vietnamese wordings; empty where it asks for a share or no number,
    and where the glossary does not have it.
    """
    asked = _HOW_MANY.search(text)
    return () if asked is None or _SHARE.search(text) else _noun(asked["what"], glossary)


def _shared(text: str, glossary: Glossary) -> tuple[str, ...]:
    """What an English text asks a share of, in Vietnamese wordings; empty where it asks for none."""
    asked = _SHARE_OF.search(text)
    return () if asked is None else _noun(asked["what"], glossary)


def _noun(what: str, glossary: Glossary) -> tuple[str, ...]:
    """The wordings of the noun that the words after "how many" or "share of" begin with; it heads what is before it. A
    word that the glossary does not have after it ("teachers moved") is taken for a verb.
    """
    noun = _COUNTED_END.sub("", what)
    pieces = [piece for piece in glossary.render(noun) if not says_nothing(piece) or stem(piece.words) in _COUNTABLE]
    head = next((piece for piece in (pieces if noun == what else reversed(pieces)) if piece.known), None)
    return head.candidates if head is not None else ()


def _measured(text: str, glossary: Glossary) -> tuple[tuple[str, ...], ...]:
    """What an English text asks a share of, or the satisfaction with: the wordings of each of its phrases; empty where
    it asks for neither.
    """
    asked = _SHARE_OF.search(text) or _SATISFIED.search(text)
    pieces = glossary.render(_MEASURED_END.sub("", asked["what"])) if asked is not None else ()
    return tuple(
        piece.candidates for piece in pieces if piece.known and (stem(piece.words) == _PAPER or not says_nothing(piece))
    )
