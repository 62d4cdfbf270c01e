"""Evidence: the records and sentences a question is measured against, and how well each one fits.

A unit is one thing that can be cited: a table row (`Task`), what prose assigns (`Duty`), or a sentence (`cutter`). Each
is measured against the question's topic, and the best come back in order.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.columns import columns_of, under, years_of_columns
from assistant.cutter import Cutter
from assistant.matching import Topic
from assistant.rarity import Rarity, Terms, stopwords, terms
from assistant.seams import runs
from assistant.unit import Evidence, Unit
from corpus.abbreviations import Abbreviations
from corpus.agencies import AgencyRegistry
from corpus.normalizer import match_key
from index.store import Index

_LABEL = re.compile(r"^(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*")
_BODY_SHARE = 0.7
_NOT_ONE_BODY = re.compile(
    r"(?:các(?! [^:.;]{2,30}:)|chủ tịch|thường trực"
    r"|(?:ubnd|hđnd|[uủ][yỷ] ban nhân dân|hội đồng nhân dân) (?:tỉnh|thành phố|huyện))(?!\w)",
    re.IGNORECASE,
)
# Bodies of one sort, which no registry names each of: "Các Trung tâm y tế giám sát …".
_OF_A_SORT = re.compile(
    r"Các (?:trung tâm|trạm y tế|bệnh viện|trường (?!hợp)|ngân hàng|nhà mạng|doanh nghiệp|hợp tác xã|công ty|đội|chủ"
    r" (?:cơ sở|đầu tư|rừng|hộ|trang trại))(?!\w)",
    re.IGNORECASE,
)
_LONG_NAME = 5  # words
# Headings, titles and lines that announce others are what many units stand under.
_TERMS_KEPT = 1024
_KINDS_OF_PLAN = "kế hoạch; chương trình; đề án; phong trào; đợt thi đua"


class Units:
    """All units of an index, by chunk, made once when the index is opened."""

    def __init__(self, index: Index, abbreviations: Abbreviations, registry: AgencyRegistry) -> None:
        self._abbreviations = abbreviations
        self._registry = registry
        self.terms = lru_cache(_TERMS_KEPT)(self._find_terms)
        self._first_body: dict[tuple[str, str], int | None] = {}
        self._bodies: dict[str, bool] = {}
        self._titles = {entry.id: self.title_terms(entry.title) for entry in index.catalog}
        self._columns = {document.entry.id: tuple(columns_of(document)) for document in index.documents}
        self._column_years = {document: years_of_columns(columns) for document, columns in self._columns.items()}
        cutter = Cutter(index, self._titles, self._columns, self.terms, self._headed)
        cut = [unit for chunk in index.chunks for unit in cutter.cut(chunk)]
        self.rarity = Rarity(unit.own for unit in cut if not unit.clause)
        by_chunk: dict[str, list[Unit]] = {}
        clauses: dict[str, list[Unit]] = {}
        for unit in cut:
            kept = clauses if unit.clause else by_chunk
            kept.setdefault(unit.chunk.id, []).append(replace(unit, mass=self.rarity.mass(unit.own)))
        self._by_chunk = {chunk: tuple(units) for chunk, units in by_chunk.items()}
        self._clauses_of = {chunk: tuple(units) for chunk, units in clauses.items()}

    def written_out(self, text: str) -> str:
        """`text` with its abbreviations written out."""
        return self._abbreviations.expand(text)

    def _find_terms(self, text: str) -> Terms:
        """The terms of `text` with its abbreviations written out, as all units have them."""
        return terms(self.written_out(text))

    def title_terms(self, title: str) -> Terms:
        """The terms of a document's title and of what such a document is called in general ("phong trào")."""
        return self.terms(f"{title} {_KINDS_OF_PLAN}")

    def topic(
        self, text: str, *, translated: bool = False, senses: Iterable[Sequence[str]] = (), question: str = ""
    ) -> Topic:
        """`text` ready to be measured against the units; `translated` says that it may hold words left in English,
        `senses` how else the documents may word its phrases, `question` what it was taken out of, if out of anything.
        """
        written = [[self._abbreviations.expand(wording) for wording in sense] for sense in senses]
        names = [long for word in text.split() if (long := self._long_name(word))]
        apart = [self._abbreviations.expand_apart(run) for run in runs(text, question)]
        pieces = [piece for run in apart for piece in run]
        return Topic(
            " ".join(pieces),
            self.rarity,
            stopwords(),
            translated=translated,
            senses=written,
            names=names,
            plans=[name for name in names if self._in_a_title(name)],
            borders=itertools.accumulate(len(terms(piece).syllables) for piece in pieces),
            seams=itertools.accumulate(len(terms(" ".join(run)).syllables) for run in apart),
        )

    def _in_a_title(self, name: str) -> bool:
        """Whether the title of some document has a name: it then tells which plan is meant."""
        pairs = terms(name).pairs
        return any(pairs <= title.pairs for title in self._titles.values())

    def attest(self, wording: str) -> bool:
        """Whether the documents hold a wording, its words side by side."""
        return self.rarity.attests(self.terms(wording))

    def _long_name(self, word: str) -> str:
        """What an abbreviation of five words or more stands for ("PAPI"), "" for any other word."""
        long = self._abbreviations.expand(word.strip(",.;:?()"))
        return long if len(long.split()) >= _LONG_NAME else ""

    def column_years(self) -> Iterator[tuple[str, int]]:
        """The documents with tables of figures for a year, with that year."""
        for document, years in self._column_years.items():
            yield from ((document, year) for year in sorted(years))

    def columns_over(self, unit: Unit) -> str:
        """The names of the columns that a table row stands under; "" for prose."""
        return " ".join(under(self._columns[unit.document], unit.chunk, unit.spans[0].start))

    def names_body(self, unit: Unit) -> bool:
        """Whether the unit's own words name an agency."""
        return self._body_at(unit) is not None

    def opens_with_body(self, unit: Unit) -> bool:
        """Whether the unit's own words begin with one agency: it is who does what they say. Not the body that issues
        plans, which tells what it did itself.
        """
        if _OF_A_SORT.match(unit.text):
            return True
        return self._body_at(unit) == 0 and _NOT_ONE_BODY.match(unit.text) is None

    def _body_at(self, unit: Unit) -> int | None:
        """Where the first agency stands in the unit's own words, None where there is none."""
        key = (unit.document, unit.text)
        if key not in self._first_body:
            self._first_body[key] = next((named.start for named in self._registry.find(unit.text)), None)
        return self._first_body[key]

    def spellings(self, name: str) -> tuple[str, ...]:
        """An agency's name and how else documents write it in full; the name alone where no registry knows it."""
        card = self._registry.get(name)
        return (name, *(card.spellings if card else ()))

    def knows_body(self, name: str) -> bool:
        """Whether the registry has an agency of that name."""
        return self._registry.get(name) is not None

    def level_of(self, name: str) -> str:
        """The level of the agency of that name ("province", "district" …), "" where the registry has no such name."""
        card = self._registry.get(name)
        return card.level if card else ""

    def is_many(self, name: str) -> bool:
        """Whether the name is one of many bodies together ("các phòng, ban")."""
        card = self._registry.get(name)
        return match_key(name).startswith(("các ", "những ")) or (card is not None and card.kind == "collective")

    def body_above(self, unit: Unit) -> str:
        """The agency whose heading a sentence of prose stands under, "" for none: the sentence does not name it."""
        return self._headed(unit.chunk.path) if unit.sentence is not None else ""

    def _headed(self, path: Sequence[str]) -> str:
        """The agency that the last heading of a path only names, "" for none."""
        title = _LABEL.sub("", path[-1]) if path else ""
        return title if title and self.is_body(title) else ""

    def is_body(self, title: str) -> bool:
        """Whether a heading only names who is given what stands below it."""
        if title not in self._bodies:
            named = sum(mention.end - mention.start for mention in self._registry.find(title))
            self._bodies[title] = named >= _BODY_SHARE * len(title)
        return self._bodies[title]

    def of_chunk(self, chunk_id: str) -> tuple[Unit, ...]:
        """The units of a chunk, in the order of the source; empty for a chunk the index does not hold."""
        return self._by_chunk.get(chunk_id, ())

    def to_measure(self, chunk_id: str) -> tuple[Unit, ...]:
        """The units of a chunk with the clauses of its long sentences."""
        return (*self.of_chunk(chunk_id), *self._clauses_of.get(chunk_id, ()))

    def __iter__(self) -> Iterator[Unit]:
        for units in self._by_chunk.values():
            yield from units

    def measure(self, units: Iterable[Unit], topic: Topic, opinions: Mapping[str, float]) -> list[Evidence]:
        """Each unit against `topic`, best first; `opinions` are the index's scores in [0, 1] by chunk id."""
        found = [self._measure(unit, topic, opinions.get(unit.chunk.id, 0.0)) for unit in units]
        return sorted(found, key=lambda evidence: (-evidence.score, evidence.unit.document, evidence.unit.spans[0]))

    def _measure(self, unit: Unit, topic: Topic, opinion: float) -> Evidence:
        focus = topic.focus(unit.own, unit.mass)
        coverage, score = topic.measure(unit.ladder)
        return Evidence(unit, coverage, 0.8 * score + 0.1 * focus + 0.1 * opinion, focus)
