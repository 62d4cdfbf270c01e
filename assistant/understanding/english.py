"""English questions: the topic put into Vietnamese words."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.understanding.compounds import Piece, nouns_first
from assistant.understanding.glossary import ARTICLES, Glossary, Rendering, stem
from assistant.understanding.reading import Reading
from assistant.understanding.topic import topic_of
from assistant.understanding.words import ALONE, EDGES, GENERIC
from corpus.normalizer import match_key

_YEAR, _ORDINAL = re.compile(r"(?:19|20)\d\d"), re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_PREFIX = re.compile(r"^(re|pre|co)-(?=[a-z]{3})", re.IGNORECASE)
_IDLE, _LONGEST_IDLE = Path(__file__).parent / "data" / "idle.en.txt", 5  # words
_BOND = "_"  # holds a phrase together while a topic is trimmed
_NOUNS = frozenset(
    ("plan", "plans", "locals", "goods", "news", "plane", "planes", "theme", "themes", "findings")
)  # things, though the verbs of the same stem say nothing
_ROLES = frozenset(  # said of a role or a plan that the facets already hold
    phrase.strip()
    for phrase in """
    in charge, in charge of, look after, looks after, looking after, take care of, takes care of, call for, calls for
    called for, ask for, asks for, asked for, provide for, provides for, provided for, put together, puts together
    """.replace("\n", ",").split(",")
)
_STOP = frozenset(
    stem(word)
    for word in """
    offer offers offered offering
    meant mid beginning
    having supposed being themselves itself ourselves himself herself yourself per versus whatever whichever whoever
    anyway besides hence thus therefore moreover furthermore instead otherwise somehow somewhat though although however
    despite unless whereas upon amid among amongst onto within without besides regardless respectively namely mainly
    mostly largely basically simply merely just actually currently presently nowadays today yesterday tomorrow now soon
    ever never always often usually normally typically generally eventually finally lastly firstly secondly perhaps
    maybe probably possibly likely certainly definitely surely obviously apparently indeed truly fully partly nearly
    almost hardly barely roughly precisely exactly quite rather pretty too enough else also even still yet again ago
    local ought
    fixed behind row rows named saw apart timing
    tell told say said ask asking wonder wondering curious interested know knowing understand heard hear hello hi dear
    sir madam thanks thank please kindly sorry okay yes well good great nice happy glad sure right
    rate rates ratio ratios
    gonna wanna gotta want wanted wanting wish hoping hope guess think thought believe suppose assume imagine
    come coming came going gone went goes become became becoming seem seems seemed appear appears let lets letting
    thing things stuff matter matters way ways kind kinds sort sorts type types lot lots bit piece pieces bunch
    much many more most less least few fewer several various certain another other others same different
    specifically particular particularly especially notably whole entire overall altogether together
    against aside least until led toward towards throughout off entirely
    every feared fears happening undergo undergoes facing face faces
    minimum maximum vnd cite cites cited underlie underlies underlying settled domain
    a able about accepted according across activity actually addition after again aim aims all allow allowed allows
    along already also always am an and any anyone anything applicable approximately are around as ask asked asks at
    available away back basis be become been before begin begins being belong belongs best better between big bigger
    both bring brings but by call called calls can case cases certain come comes completed concerning context
    continue continues could cover coverage covered covers current currently did different do document does doing
    done due during each earlier eight either end ends enough even ever everything exactly example exist exists
    expect expected expects fall falls few fewer find finds finish finished first five follow followed following for
    found four from further gave get give given gives go goal goes good got had happen happens has have he held her
    high higher highest his hold holds how i if in include included includes including into involve involved
    involves is it it's item items its just keep kept kind know known large larger last later let lets level levels
    likely listed little look looks lot lots low lower lowest made make makes making many may me mean means
    mentioned more most must my need neither never new next nine no not nothing objective occur of often on once one
    only or order other other's our out over overall own part particular parts per plan planned please point
    possible previous previously provide provides province's public put puts quite rather read really regard
    regarding related remain require required respect roughly same say says second see seek seem seen sees send sent
    set seven several shall she should show shown shows six small smaller so some someone something sometimes sort
    sought specific start starts state stated states still such take taken task ten terms than that that's the their
    them then there these they thing things think third this those three through to too took total tries try twice
    two type types under up upon us use used using usually various very via want wants was way ways we went were
    what when where where's whether which while who whom whose why will with within work working works would yet you
    your
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Translation:
    """English words in Vietnamese: the likeliest wording of each phrase in order, and all its wordings, that one
    first. `parts` holds, by the likeliest wording of a phrase of several words, the wordings of its words.
    """

    pieces: tuple[str, ...]
    senses: tuple[tuple[str, ...], ...]
    parts: Mapping[str, tuple[tuple[str, ...], ...]]

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return " ".join(self.pieces)

    def topic(self, content: Iterable[str]) -> str:
        """The topic of the text and the names of `content`, trimmed phrase by phrase: none is cut in two."""
        whole = (piece if _is_generic(piece) else piece.replace(" ", _BOND) for piece in self.pieces)
        return topic_of(Reading(" ".join((*whole, *content)))).replace(_BOND, " ")

    @property
    def others(self) -> tuple[str, ...]:
        """The wordings that are not in `text`."""
        return tuple(dict.fromkeys(other for sense in self.senses for other in sense[1:]))


def to_vietnamese(runs: Iterable[list[str]], glossary: Glossary) -> Translation:
    """The runs of an English topic in Vietnamese, nouns before what describes them; words that only join are left out,
    unknown ones stay as they are.
    """
    said: list[str] = []
    senses: list[tuple[str, ...]] = []
    parts: dict[str, tuple[tuple[str, ...], ...]] = {}
    for run in itertools.chain.from_iterable(map(_without_idle, runs)):
        chain: list[Piece] = []
        for rendering in _either(_renderings(run, glossary)):
            if says_nothing(rendering):
                said += nouns_first(chain)
                chain = []
                continue
            as_typed = (
                rendering.words.isupper() and len(rendering.words) > 1 and match_key(rendering.words) not in EDGES
            )
            wordings = (rendering.words, *rendering.candidates) if as_typed else rendering.candidates
            chain.append(Piece(wordings[0], rendering.known))
            if rendering.known:
                senses.append(wordings)
                words = _parts_of(rendering, glossary)
                if words:
                    parts[wordings[0]] = words
        said += nouns_first(chain)
    return Translation(tuple(dict.fromkeys(said)), tuple(dict.fromkeys(senses)), parts)


def _without_idle(run: list[str]) -> Iterator[list[str]]:
    """What a run is cut into where phrases in it say nothing ("take place")."""
    idle, start, at = _idle_phrases(), 0, 0
    while at < len(run):
        sizes = range(min(_LONGEST_IDLE, len(run) - at), 1, -1)
        size = next((size for size in sizes if tuple(map(str.lower, run[at : at + size])) in idle), 0)
        if size:
            yield run[start:at]
            start = at + size
        at += size or 1
    yield run[start:]


@lru_cache(1)
def _idle_phrases() -> frozenset[tuple[str, ...]]:
    lines = _IDLE.read_text(encoding="utf-8").splitlines()
    return frozenset(tuple(line.split()) for line in lines if line and not line.startswith("#"))


def _parts_of(phrase: Rendering, glossary: Glossary) -> tuple[tuple[str, ...], ...]:
    """The wordings of the words of a phrase, nouns before what describes them; empty where it is one word, and where a
    word of it is not known.
    """
    words = list(_shorter(phrase, glossary))
    if len(words) < 2 or not all(word.known for word in words):
        return ()
    order = nouns_first([Piece(word.candidates[0], True) for word in words])
    return tuple(sorted((word.candidates for word in words), key=lambda wordings: order.index(wordings[0])))


def _shorter(phrase: Rendering, glossary: Glossary) -> Iterator[Rendering]:
    """The pieces of a phrase by shorter matches; a piece that has just the phrase's wordings is no shorter way."""
    size = len(phrase.words.split())
    for piece in glossary.render(phrase.words, size - 1) if size > 1 else ():
        if piece.candidates == phrase.candidates:
            yield from _shorter(piece, glossary)
        elif not says_nothing(piece):
            yield piece


def _either(renderings: Iterable[Rendering]) -> Iterator[Rendering]:
    """The renderings, known ones joined by "or" as one: "merged or streamlined" is said with either."""
    said: list[Rendering] = []
    choosing = False
    for rendering in renderings:
        if rendering.words.lower() == "or" and said:
            choosing = True
            continue
        if choosing and said[-1].known and rendering.known and not says_nothing(rendering):
            candidates = tuple(dict.fromkeys((*said[-1].candidates, *rendering.candidates)))
            said[-1] = Rendering(f"{said[-1].words} or {rendering.words}", candidates, True)
        else:
            said.append(rendering)
        choosing = False
    yield from said


def _is_generic(piece: str) -> bool:
    return tuple(match_key(piece).split()) in GENERIC or match_key(piece) in ALONE


def says_nothing(rendering: Rendering) -> bool:
    words = rendering.words.split()
    return (
        rendering.words.lower() in _ROLES
        or tuple(rendering.words.lower().split()) in _idle_phrases()
        or (len(words) == 1 and stem(words[0]) in _STOP and words[0].lower() not in _NOUNS)
        or not any(rendering.candidates)
    )


def left_words(reading: Reading) -> list[list[str]]:
    """The words of an English reading that nobody has understood, hyphens opened."""
    runs = [[part for word in run for part in _parts(word)] for run in reading.left()]
    return [[part for part in run if part != "s"] for run in runs]


def _parts(word: str) -> list[str]:
    word = _PREFIX.sub(r"\1", word)  # "re-use" is "reuse"
    return re.split(r"[-/]", word) if word.isascii() and not any(char.isdigit() for char in word) else [word]


def _renderings(run: list[str], glossary: Glossary) -> Iterable[Rendering]:
    """The pieces of a run; document numbers and Vietnamese words stand as they are, unless a term has them in it."""
    plain: list[str] = []
    words = [word for word in run if word.lower() not in ARTICLES]
    for at, word in enumerate(words):
        if (word.isascii() and word.isalpha()) or _in_term(words, at, glossary):
            plain.append(word)
            continue
        yield from glossary.render(" ".join(plain))
        plain = []
        yield Rendering(word, (_dated(word),), False)
    yield from glossary.render(" ".join(plain))


def _in_term(words: list[str], at: int, glossary: Glossary) -> bool:
    """Whether the word with figures at `at` belongs to a term: "Project 06", "14th Party Congress", "5G"."""
    if not words[at].isascii():
        return False
    starts = range(max(0, at - 3), at + 1)
    return any(
        glossary.knows(words[start:end]) for start in starts for end in range(at + 1, min(len(words), at + 4) + 1)
    )


def _dated(word: str) -> str:
    """A bare year or an ordinal day as Vietnamese says it; any other word as it is."""
    if _YEAR.fullmatch(word):
        return f"năm {word}"
    day = _ORDINAL.fullmatch(word)
    if day is None:
        return word
    return f"ngày {day.group(1)}" if int(day.group(1)) <= 31 else f"thứ {day.group(1)}"
