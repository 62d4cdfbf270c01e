"""The lexical index: BM25 over syllables, syllable bigrams, words and folded copies, kept by tantivy.

It knows nothing of documents: a record is a number, a title, a body and labels to filter by. The titles stand
several times in the same field as the body (as in BM25F, Robertson et al. 2004, where a field's weight multiplies the
term frequency before saturation); separate title fields with boosts were clearly worse (see docs/retrieval.md).

tantivy fixes k1 = 1.2 and b = 0.75, but bigrams want less of both: that a pair of syllables stands in a passage at all
says nearly everything. So a share of a bigram's weight (`LexicalWeights.presence`) is given as its bare inverse
document frequency, which is what BM25 becomes as k1 goes to 0; the rest stays BM25.
"""

import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tantivy

from corpus.normalizer import fold
from index.errors import IndexingError
from index.terms import bigrams, folded, syllables

FIELDS = ("syllables", "bigrams", "words", "folded_syllables", "folded_bigrams")
_ACCENTED_FIELDS = ("syllables", "bigrams", "words")
_KEY, _LABEL = "key", "label"
_TERM_LIMIT = 400  # unique terms of one query; a question of ten thousand characters has more, and needs none of them
_HEAP_PER_THREAD = 200_000_000  # bytes; a segment is written when it is full


@dataclass(frozen=True, slots=True)
class LexicalRecord:
    """What is indexed. `key` (0 to 2**63 - 1) comes back from a search; `labels` are exact ("year=2024").

    `words` are the body's words as the segmenter cut them, empty where the words field is not used.
    """

    key: int
    title: str
    body: str
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LexicalWeights:
    """How much a match counts in each field; 0 leaves the field out.

    `expansion` multiplies the terms that only the expansions of a query have; `presence` is the share (0 to 1) of a
    bigram's weight that counts presence alone. A query with fewer than `accented_from` (0 to 1) of its syllables
    accented has lost diacritics: it is read by the folded fields, in full, and by the others only for terms that still
    have theirs, times `rest`. (Of 761 legal questions 1 in 100 has fewer than 0.64; of the same with every second
    syllable stripped 95 in 100 do.)
    """

    syllables: float = 1.0
    bigrams: float = 1.0
    words: float = 0.3
    folded_syllables: float = 0.1
    folded_bigrams: float = 0.1
    expansion: float = 0.4
    presence: float = 0.7
    accented_from: float = 0.65
    rest: float = 0.3

    def of(self, field: str, *, accented: bool) -> float:
        """The weight of `field` for a query with its diacritics, or without."""
        if accented:
            return float(getattr(self, field))
        if field.startswith("folded_"):
            return float(getattr(self, field.removeprefix("folded_")))
        return self.rest * float(getattr(self, field))


@dataclass(frozen=True, slots=True)
class LexicalHit:
    """A record found; `score` is its BM25 sum, above 0."""

    key: int
    score: float


def build_lexical(folder: Path, records: Iterable[LexicalRecord], title_weight: int = 3, threads: int = 1) -> int:
    """Write a new index into the empty or missing `folder`; returns the number of records.

    One thread gives one segment for a small index, and with it scores equal to the last bit from build to build; two
    threads are faster for tens of thousands of records. Raises `OSError` where the disk does not take it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(_HEAP_PER_THREAD * threads, threads)
    count = 0
    for record in records:
        document = _document(record, title_weight)
        with _written(folder):
            writer.add_document(document)
        count += 1
    with _written(folder):
        writer.commit()
        writer.wait_merging_threads()
    return count


class LexicalIndex:
    """An opened lexical index: one snapshot, searched by any number of threads."""

    def __init__(self, folder: Path) -> None:
        """Raises `IndexingError` where `folder` holds no such index."""
        # Kept for the life of the index; removed with it.
        self._mirror = None if os.access(folder, os.W_OK) else TemporaryDirectory(prefix="cchc-")
        try:
            index = tantivy.Index.open(str(_mirrored(folder, Path(self._mirror.name)) if self._mirror else folder))
            index.config_reader(reload_policy="manual")
        except ValueError as error:
            reason = str(error).splitlines()[0]
            raise IndexingError(
                f"không mở được chỉ mục từ trong {folder}, hãy lập lại bằng `cchc index build` "
                f"(the lexical index cannot be opened: {reason}; build it again)"
            ) from error
        self._schema = index.schema
        self._searcher = index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self,
        text: str,
        limit: int,
        *,
        expansions: Sequence[str] = (),
        words: Sequence[str] = (),
        labels: Sequence[Sequence[str]] = (),
        weights: LexicalWeights | None = None,
    ) -> list[LexicalHit]:
        """The best `limit` records that share a term with `text`, best first, equal scores by key.

        Each group of `labels` holds alternatives; a record must carry one of each group. An empty list where nothing
        matches or the text has no terms.
        """
        clauses = self._clauses(text, expansions, words, weights or LexicalWeights())
        if not clauses or limit <= 0:
            return []
        query = tantivy.Query.boolean_query(clauses)
        if labels:
            must = [(tantivy.Occur.Must, query), *((tantivy.Occur.Must, self._one_of(group)) for group in labels)]
            query = tantivy.Query.boolean_query(must)
        found = self._searcher.search(query, limit=limit, count=False).hits
        keys = self._searcher.fast_field_values(_KEY, [address for _, address in found])
        hits = [
            LexicalHit(int(key), float(score)) for (score, _), key in zip(found, keys, strict=True) if key is not None
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.key))

    def rarity(self, field: str, term: str) -> float:
        """The inverse document frequency of `term` in one of `FIELDS`, as tantivy's BM25 computes it; 0 and up, highest
        for a term that no record holds.
        """
        frequency = self._searcher.doc_freq(field, term)
        return math.log(1 + (len(self) - frequency + 0.5) / (frequency + 0.5))

    def _clauses(
        self, text: str, expansions: Sequence[str], words: Sequence[str], weights: LexicalWeights
    ) -> list[tuple[Any, Any]]:
        own = query_terms(text)
        more = _merge([query_terms(expansion) for expansion in expansions])
        accented = accented_share(own["syllables"]) >= weights.accented_from
        own["words"] = list(words)
        if not accented:
            own |= {field: [term for term in own[field] if fold(term) != term] for field in _ACCENTED_FIELDS}
        clauses = []
        for field in FIELDS:
            weight = weights.of(field, accented=accented)
            if weight <= 0:
                continue
            presence = weights.presence if field.endswith("bigrams") else 0.0
            known = dict.fromkeys(own.get(field, ()), weight)
            extra = dict.fromkeys(more.get(field, ()), weight * weights.expansion)
            for term, boost in list((extra | known).items())[:_TERM_LIMIT]:
                clauses += [(tantivy.Occur.Should, query) for query in self._term(field, term, boost, presence)]
        return clauses

    def _term(self, field: str, term: str, boost: float, presence: float) -> list[Any]:
        if not presence:
            return [self._scored(field, term, boost)]
        if not self._searcher.doc_freq(field, term) or boost <= 0:
            return []
        rarity = self.rarity(field, term)
        there = tantivy.Query.term_query(self._schema, field, term, index_option="basic")
        constant = tantivy.Query.const_score_query(there, boost * presence * rarity)
        return [self._scored(field, term, boost * (1 - presence)), constant]

    def _scored(self, field: str, term: str, boost: float) -> Any:
        query = tantivy.Query.term_query(self._schema, field, term, index_option="freq")
        return query if boost == 1.0 else tantivy.Query.boost_query(query, boost)

    def _one_of(self, labels: Sequence[str]) -> Any:
        return tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._schema, _LABEL, list(labels)), 0.0)


def accented_share(terms: Sequence[str]) -> float:
    """How many of the syllables among `terms` carry a diacritic, in [0, 1]; 0 where there is none. Of Vietnamese about
    0.88 do.
    """
    letters = [term for term in terms if term.isalpha()]
    return sum(fold(term) != term for term in letters) / len(letters) if letters else 0.0


def query_terms(text: str) -> dict[str, list[str]]:
    """The terms of `text` for each field but the words, in order, repetitions kept."""
    plain = syllables(text)
    bare = folded(plain)
    return {
        "syllables": plain,
        "bigrams": bigrams(plain),
        "folded_syllables": bare,
        "folded_bigrams": bigrams(bare),
    }


def _mirrored(folder: Path, mirror: Path) -> Path:
    """`mirror`, with links to the files of `folder`: tantivy takes a lock to read, where it may not write too."""
    for path in folder.iterdir():
        if path.suffix != ".lock":
            (mirror / path.name).symlink_to(path.resolve())
    return mirror


@contextmanager
def _written(folder: Path) -> Iterator[None]:
    """tantivy reports every failure to write, a full disk too, as a `ValueError`."""
    try:
        yield
    except ValueError as error:
        raise OSError(None, str(error).splitlines()[0], str(folder)) from error


def _merge(terms: Sequence[Mapping[str, list[str]]]) -> dict[str, list[str]]:
    return {field: [term for some in terms for term in some.get(field, ())] for field in FIELDS}


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    # Integer, not unsigned: tantivy-py deletes nothing by an unsigned term, and says nothing.
    builder.add_integer_field(_KEY, fast=True, indexed=True)
    builder.add_text_field(_LABEL, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(record: LexicalRecord, title_weight: int) -> Any:
    title, body = syllables(record.title), syllables(record.body)
    plain = title * title_weight + body
    bare_title, bare_body = folded(title), folded(body)
    document = tantivy.Document()
    document.add_integer(_KEY, record.key)
    for label in record.labels:
        document.add_text(_LABEL, label)
    document.add_text("syllables", " ".join(plain))
    document.add_text("bigrams", " ".join(bigrams(title) * title_weight + bigrams(body)))
    document.add_text("words", " ".join(record.words))
    document.add_text("folded_syllables", " ".join(bare_title * title_weight + bare_body))
    document.add_text("folded_bigrams", " ".join(bigrams(bare_title) * title_weight + bigrams(bare_body)))
    return document
