"""Agencies by their English names, whatever the order of the words: "Home Affairs Department", "DOHA"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from assistant.understanding.english_calls import EnglishCalls, body_tables, find_papers, only_paper
from assistant.understanding.glossary import stem
from corpus.agencies import AgencyRegistry, Mention

_WORD = re.compile(r"[A-Za-z]+(?:'s)?|[^\W_]+")
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "s", "to", "a"})
_LONGEST = 10
# What people call the heads of a province's and of a district's bodies.
_DEPARTMENT = stem("department")
_PEOPLE, _INFORMATION, _UNDER = stem("people"), stem("information"), stem("under")
_OF_PROVINCE = tuple(map(stem, ("service", "bureau", "office", "authority", "agency", "people")))
_OF_DISTRICT = tuple(map(stem, ("office", "bureau", "department", "service", "authority", "agency", "people", "unit")))
_SERVICE, _PUBLIC = stem("service"), re.compile(r"\bpublic $", re.IGNORECASE)  # "the public health service"
_OWNED = re.compile(r"['’]s$|,")  # "in the plan, people's satisfaction" names no planning people
_TIERS = tuple(map(stem, ("provincial", "district", "commune")))
# Bodies that every tier has alike: without the tier nobody knows which is meant.
# Words of a department's name that alone name no department.
_WEAK = frozenset(map(stem, ("affairs", "development", "rural", "social", "information", "home", "religious")))
_EVERYWHERE = frozenset(map(stem, ("people's", "chair", "standing", "party", "communist")))
_HEADS = (
    r"Department|Division|Ministry|Bureau|Office|Board|Committee|Authority|Agency|Directorate|Institute|Association"
    r"|Union"
)
# A body in capitals that no registry has: "the Customs Department", "Department of Ethnic Affairs", "Women's Union".
_CAPITAL = r"[A-Z][\w'-]*"
_UNREGISTERED = re.compile(
    rf"\b(?:{_HEADS})s? (?:of|for|on) (?:the )?{_CAPITAL}(?:(?:,? and|,| of| for)? {_CAPITAL})*"
    rf"|\b(?:(?!(?:The|Which|What|Does|Do|Is|Are|When|Who|How|A|Any|Each|Every|PAR|PAPI)\b){_CAPITAL} ){{1,4}}"
    r"(?:Department|Bureau|Directorate|Institute|Association|Union|Federation|Agency|Authority)\b"
)
_GOES_ON = re.compile(rf"(?:,? and|,)? (?!(?:In|By|For|Of|The|{_HEADS})\b){_CAPITAL}")
_OF, _JOINING = re.compile(r" (?:of|for) "), re.compile(r"[^\w ',&-]| (?:to|in|on|by|at|with|from|is|are) ")
# What stands before a capitalised name that is no body's own: "Ministry of Justice", "Law on Health".
_NAMED_FOR = re.compile(r"[A-Z][\w'-]* (?:(?:of|on|for|and) )?(?:the )?$")
_BODY_HEADS = frozenset(map(stem, ("department", "division", "service")))


class EnglishNames:
    """The registry's agencies by their English names, initials and parts of a name ("DOIC", "Home Affairs Department",
    "the Labour Department"). `named` says how often the documents name each: of several that a part may mean, the one
    that they name most is meant.
    """

    def __init__(self, agencies: AgencyRegistry, named: Mapping[str, int] | None = None) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._local: dict[tuple[str, ...], str] = {}
        self._short: dict[bool, dict[tuple[str, ...], str]] = {True: {}, False: {}}
        self._headless: dict[bool, dict[tuple[str, ...], str]] = {True: {}, False: {}}
        often = named or {}
        for card in agencies:
            if not card.english or "{" in card.name:
                continue
            words = _words(card.english)
            for form in _forms(words) if len(words) > 1 else ():
                self._names.setdefault(form, card.name)
            if card.english.startswith(("Department of ", "Division of ")):
                self._headless[card.english.startswith("Division")].setdefault(words[1:], card.name)
            for form in _local_forms(words):
                self._local.setdefault(form, card.name)
            initials = _initials(card.english)
            if initials:
                self._names.setdefault((initials,), card.name)
        self._names |= dict(_told_otherwise(self._names, often))
        self._calls = EnglishCalls(often)
        self._often = often
        self._paper = only_paper(often)
        for card in sorted(agencies, key=lambda card: -often.get(card.name, 0)):
            for form in _short_forms(_words(card.english)) if card.english and "{" not in card.name else ():
                self._short[card.english.startswith("Division")].setdefault(form, card.name)

    def find(self, text: str, *, local: bool = False, place: str = "") -> tuple[Mention, ...]:
        """The agencies that an English text names, the longest first where they overlap, in reading order. `local` says
        that it asks about a district, whose own Home Affairs and Post Office are meant; `place` is the place it asks
        about, which gives its newspaper the name.
        """
        tokens = [(_usual(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]
        content = _joined([token for token in tokens if token[0] not in _SMALL])
        mentions: list[Mention] = []
        at = 0
        while at < len(content):
            for size in range(min(_LONGEST, len(content) - at), 0, -1):
                key = tuple(token[0] for token in content[at : at + size])
                start, end = content[at][1], content[at + size - 1][2]
                name = (
                    (self._local.get(key) if local else None)
                    or self._whole(key, text[start:end])
                    or self._part(key, text, start, end, local)
                    or self._bare(key, text, start, end, local)
                )
                if name is not None and not _is_chance(key, text, start, end):
                    two = () if self._often.get(name) else self._two(text[start:end], local, place)
                    mentions += [Mention(start + one.start, start + one.end, one.name) for one in two] or [
                        Mention(start, end, name)
                    ]
                    at += size
                    break
            else:
                at += 1
        paper = f"Báo {place}" if place else self._paper
        papers = find_papers(text, paper) if paper else ()
        return with_others(_longest((*mentions, *self._calls.find(text, local=local))), papers)

    def _two(self, said: str, local: bool, place: str) -> tuple[Mention, ...]:
        """The two bodies that words joined by "and" name; none where documents do not name them both."""
        if not self._often or " and " not in said:
            return ()
        first, second = said.split(" and ", 1)
        found = [self.find(part, local=local, place=place) for part in (first, second)]
        if not all(len(one) == 1 and self._often.get(one[0].name) for one in found):
            return ()
        after = len(first) + len(" and ")
        return (found[0][0], Mention(after + found[1][0].start, after + found[1][0].end, found[1][0].name))

    def _whole(self, key: tuple[str, ...], said: str) -> str | None:
        """The body of a whole name; where no document names it, and nothing says that it is a name, the body that has
        the words in its own: a district has one economy division, whatever else its name holds.
        """
        name = self._names.get(key)
        if name is None or self._often.get(name) or (said != said.lower() and _DEPARTMENT in key):
            return name
        longer = self._short[_DEPARTMENT not in key].get(key, "")
        return longer if self._often.get(longer) else name

    def _part(self, key: tuple[str, ...], text: str, start: int, end: int, local: bool) -> str | None:
        """The body that a part of a name means; None where the words are none ("plans to the Department"), and where
        the name goes on ("Department of Tourism Promotion").
        """
        name = self._short[local].get(key) or self._short[not local].get(key)
        headed = key[0] in _BODY_HEADS
        if name is None or bool(_OF.search(text, start, end)) is not headed or _JOINING.search(text, start, end):
            return None
        return None if headed and _GOES_ON.match(text, end) else name

    def _bare(self, key: tuple[str, ...], text: str, start: int, end: int, local: bool) -> str | None:
        """The department that is called by its field alone: "send it to Home Affairs"; None where nothing but a field
        is said ("home affairs"), or where the capitals are those of another name.
        """
        name = (self._headless[True].get(key) if local else None) or self._headless[False].get(key)
        if name is None or not text[:start].strip() or _NAMED_FOR.search(text[:start]) or _GOES_ON.match(text, end):
            return None
        words = [word for word in _WORD.findall(text[start:end]) if word.lower() not in _SMALL]
        return name if all(word[0].isupper() for word in words) and not _is_titled(text) else None


def _is_chance(key: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Whether the words of a name stand side by side and name nobody."""
    if key[-1] == _PEOPLE and _OWNED.search(text[start:end]):
        return True
    return _SERVICE in key and _PUBLIC.search(text[:start]) is not None


def _told_otherwise(
    names: Mapping[tuple[str, ...], str], often: Mapping[str, int]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The forms of bodies that no document names, with the body that documents do name and that is an office where
    the other is a department, or the other way round: "the tax office" is "Cục Thuế" before it is "Thuế tỉnh".
    """
    office, department = stem("office"), stem("department")
    for form, name in names.items():
        other = names.get(tuple({office: department, department: office}.get(word, word) for word in form))
        if other is not None and often.get(other) and not often.get(name):
            yield form, other


def _is_titled(text: str) -> bool:
    """Whether all words of a text are capitalised: capitals then give no name away."""
    words = [word for word in _WORD.findall(text) if word.isalpha() and word.lower() not in _SMALL]
    return all(word[0].isupper() for word in words)


def find_unregistered_english(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`mentions` and the bodies that only the capitals of an English text give away, by their English names."""
    return with_others(mentions, (Mention(*match.span(), match.group()) for match in _UNREGISTERED.finditer(text)))


def with_others(mentions: tuple[Mention, ...], others: Iterable[Mention]) -> tuple[Mention, ...]:
    """`mentions` and those of `others` that overlap none of them, in reading order."""
    apart = [
        other
        for other in others
        if not any(mention.start < other.end and other.start < mention.end for mention in mentions)
    ]
    return tuple(sorted((*mentions, *apart), key=lambda mention: mention.start))


def _joined(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The tokens with longer ways to say a word put as that word."""
    said: list[tuple[str, int, int]] = []
    at = 0
    while at < len(tokens):
        for longer, usual in _longer():  # a longer one stands before those it begins with
            if tuple(token[0] for token in tokens[at : at + len(longer)]) == longer:
                start, end = tokens[at][1], tokens[at + len(longer) - 1][2]
                said += [(word, start, end) for word in usual]
                at += len(longer)
                break
        else:
            said.append(tokens[at])
            at += 1
    return said


def _usual(word: str) -> str:
    # "Education services" are no "education service".
    root = "services" if word.lower() == "services" else stem(word)
    return _same().get(root, root)


@lru_cache(1)
def _same() -> Mapping[str, str]:
    """Words that name the same in a body's name."""
    return {stem(word): stem(usual) for word, usual in body_tables()["same"].items()}


@lru_cache(1)
def _longer() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Several words for several, a longer one before those it begins with; what nobody writes out comes as its
    initials.
    """
    return tuple(
        (tuple(map(stem, longer.split())), tuple(map(stem, usual.split()))) for longer, usual in body_tables()["longer"]
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(_usual(word) for word in _WORD.findall(name) if word.lower() not in _SMALL)


def _forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    head, rest = words[0], words[1:]
    if head in (stem("department"), stem("division"), stem("ministry")) and rest:
        yield (*rest, head)
        if head == stem("department"):
            yield (stem("provincial"), *words)
            yield (stem("provincial"), *rest, head)
            yield from ((*rest, other) for other in _OF_PROVINCE)
            yield from ((stem("provincial"), *rest, other) for other in _OF_PROVINCE)
            yield from ((stem(other), *rest) for other in ("service", "bureau"))
        if head == stem("division"):
            yield (stem("district"), *words)
            yield (stem("district"), *rest, head)
            yield (*rest, stem("office"))
            yield from ((stem("district"), other, *rest) for other in _OF_DISTRICT)
            yield from ((stem("district"), *rest, other) for other in _OF_DISTRICT)
            yield (stem("bureau"), *rest)
    office = stem("office")
    if office in words[:2]:
        rest = tuple(word for word in words if word != office)
        yield (*rest, office)
        yield (office, *rest)
    if words[0] in _TIERS and stem("newspaper") not in words:
        yield from ((*words[1:at], words[0], *words[at:]) for at in range(2, len(words) + 1))
        if words[0] == stem("provincial") and not _EVERYWHERE & set(words):
            yield words[1:]


def _short_forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A department or division by one or two words of a longer name: "Labour Department", "Department of Culture"."""
    head, rest = words[0], words[1:]
    if head not in (stem("department"), stem("division")) or len(rest) < 2:
        return
    provincial = head == stem("department")
    tier = stem("provincial" if provincial else "district")
    before = (head, stem("service" if provincial else "office"))
    after = before if _UNDER in rest else (head, *(_OF_PROVINCE if provincial else _OF_DISTRICT))
    parts: list[tuple[str, ...]] = [(word,) for word in rest if word not in _WEAK]
    parts += [rest[at : at + 2] for at in range(len(rest) - 1) if len(rest) > 2]
    for part in parts:
        for called in before:
            yield from ((called, *part), (tier, called, *part))
        for called in after:
            if called != _PEOPLE or part == rest[: len(part)]:
                yield from ((*part, called), (tier, *part, called))
    if _INFORMATION in rest:
        yield from ((_INFORMATION, head), (tier, _INFORMATION, head))


def _longest(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of mentions that overlap the longest, in reading order."""
    kept: tuple[Mention, ...] = ()
    for mention in sorted(mentions, key=lambda mention: (mention.start - mention.end, mention.start)):
        kept = with_others(kept, (mention,))
    return kept


def _local_forms(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """How a district's own body is named where it is plain that the district is meant."""
    head, rest = words[0], words[1:]
    if head == stem("division") and rest:
        return [form for office in _OF_DISTRICT for form in ((office, *rest), (*rest, office))]
    return [rest] if head == stem("district") and not _EVERYWHERE & set(words) else []


def _initials(name: str) -> str | None:
    words = re.findall(r"[A-Za-z]+", name)
    if len(words) < 3 or words[0].lower() not in ("department",):
        return None
    return "".join(word[0] for word in words if word.lower() != "and").lower()
