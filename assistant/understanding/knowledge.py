"""What the understanding of questions rests on: the catalogue, agencies, abbreviations, areas, places, diacritics."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.understanding.asked_texts import load_asked
from assistant.understanding.glossary import Glossary, load_glossary
from assistant.understanding.places import Gazetteer, load_gazetteer
from corpus.agencies import AgencyRegistry
from corpus.catalog import CatalogEntry
from corpus.diacritics import DiacriticsModel, build_model
from corpus.normalizer import fold, match_key
from corpus.syllables import CountTable, SyllableCounts, count_texts

QUESTION_LIMIT = 2000
# What questions say of a place, as plans seldom do.
_PLACES_DO = (
    *("đặt", "đặt mục tiêu", "đặt chỉ tiêu", "đạt", "đạt bao nhiêu", "phấn đấu", "cần", "dùng", "định", "sẽ", "đã"),
    *("dành", "chi", "chỉ", "lắp", "lấy", "lập", "có", "nằm"),
)


@dataclass(frozen=True)
class Knowledge:
    """Made once for an index and never changed.

    `abbreviations` are short forms and what each may stand for, the likeliest first. `areas` are the titles of the
    documents' sections and table areas. `question_limit` is the longest question in characters. `named` says how often
    the documents' records name each body.
    """

    catalog: tuple[CatalogEntry, ...]
    registry: AgencyRegistry
    abbreviations: Mapping[str, tuple[str, ...]]
    areas: tuple[str, ...]
    diacritics: DiacriticsModel
    gazetteer: Gazetteer
    glossary: Glossary
    question_limit: int = QUESTION_LIMIT
    named: Mapping[str, int] = field(default_factory=dict)

    @property
    def years(self) -> frozenset[int]:
        return frozenset(entry.year for entry in self.catalog)


def make_knowledge(
    catalog: Iterable[CatalogEntry],
    registry: AgencyRegistry,
    abbreviations: Mapping[str, tuple[str, ...]],
    areas: Iterable[str],
    counts: SyllableCounts,
    question_limit: int = QUESTION_LIMIT,
    bodies: Iterable[str] = (),
) -> Knowledge:
    """Put the knowledge together from what an index holds; `counts` are the syllables of its documents, `bodies` the
    agencies of its records, each as often as it is named.
    """
    entries = tuple(catalog)
    gazetteer = load_gazetteer(entries)
    taught = [f"{name}." for name in gazetteer.names]
    taught += [f"{word} {entry.place}." for entry in entries for word in ("ở", "của", "huyện", "tỉnh", "tại", "")]
    taught += [f"{entry.place} {does}." for entry in entries for does in _PLACES_DO]
    taught += [f"{card.name}." for card in registry]
    taught += [f"{meaning}." for meanings in abbreviations.values() for meaning in meanings]
    protected = {fold(match_key(part)) for short in abbreviations for part in short.split() if _is_code(part)}
    return Knowledge(
        entries,
        registry,
        {short: tuple(meanings) for short, meanings in abbreviations.items()},
        tuple(dict.fromkeys(areas)),
        build_model(counts, frozenset(protected), (CountTable.of(count_texts(taught)), load_asked())),
        gazetteer,
        load_glossary(registry),
        question_limit,
        Counter(bodies),
    )


def _is_code(word: str) -> bool:
    """Whether a word of an abbreviation is one that no Vietnamese syllable can be mistaken for."""
    return len(word) > 2 and word.isupper() and not set("AEIOUY") & set(fold(word))
