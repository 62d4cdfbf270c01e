"""Trains the learned opinion on the kinds of questions: `python -m eval.kind_training` (`make train-kinds`).

It learns from `assistant/understanding/data/kinds/`: questions with their kinds (`kinds|question`), some with what the
cues took them for before anybody had seen them fail (`kinds|cues|question`), and templates of questions, each filled in
twice with things to ask about. Two models are fitted by logistic regression: one of a question's words; and one that
weighs the first against the cues, on what neither had seen, since each is sure of what it was made from.
The counts that diacritics are restored by are made of the same data. The same data, index and seed give the same bytes.
"""

import io
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from assistant.question import Facet, Question
from assistant.settings import load_settings
from assistant.understanding.asked_texts import ASKED, pack_asked
from assistant.understanding.kind_words import SIGNS, features_of, words_in, words_of_pair
from assistant.understanding.learned_kinds import KINDS, MODEL, LearnedKinds, Scores, evidence_for
from assistant.understanding.understander import Understander
from assistant.wiring import make_understander
from index.store import open_index

_DATA = MODEL.parent
_LANGUAGES = ("vi", "en")
_SLOT = re.compile(r"\{(\w+)\}")
_FILLED = 2  # how often each template is filled in
_SMALL = 0.12  # share of Vietnamese questions typed without capitals
_UNMARKED = 0.3  # share of questions without a question mark
_LEAST_SEEN = 2  # questions that a feature stands in
_LEAST_ASKED = 3  # templates that a word stands in, outside their slots, that asks rather than is asked about
_FOLDS = 4
_MET = 6.0  # what a real question counts beside a template, whose wordings are rarer than those of people
_STRENGTHS = (3.0, 10.0)  # inverse of the penalty, of the first model and of the second
_NOBODY_ASKS = -9.0  # the log-odds of a kind without a lesson
_SMALLEST = 0.1  # a feature whose weights are all smaller says nothing


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question's words, what it asks, and what the cues say it asks. `origin` is the line it was made of."""

    words: tuple[str, ...]
    language: str
    kinds: frozenset[Facet]
    cued: tuple[Facet, ...]
    origin: str


@dataclass(slots=True)
class Witness:
    """Has no opinion on the kinds of a question, and remembers what it was asked last."""

    facets: tuple[Facet, ...] = ()
    words: tuple[str, ...] = field(default=())
    language: str = ""

    def instead_of(self, facets: tuple[Facet, ...], words: tuple[str, ...], language: str) -> tuple[Facet, ...]:
        self.facets, self.words, self.language = facets, words, language
        return ()


@dataclass(frozen=True, slots=True)
class WordModel:
    """The first model: its features, in order, with `weights` (features, kinds) and `bias` (kinds,)."""

    features: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: Scores

    def scores(self, lessons: Sequence[Lesson]) -> Scores:
        """The log-odds (lessons, kinds)."""
        rows = {feature: row for row, feature in enumerate(self.features)}
        learned = LearnedKinds(rows, self.weights, self.bias, np.zeros((0, 0)))
        return np.array([learned.scores(lesson.words, lesson.language) for lesson in lessons])


@dataclass(frozen=True, slots=True)
class Line:
    """A question or a template, what it asks, and what the cues took it for at first sight, empty where nobody noted
    it.
    """

    said: str
    kinds: frozenset[Facet]
    cued: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """What is learned from: questions, questions whose first reading by cues is known, filled templates."""

    asked: list[Lesson]
    met: list[Lesson]
    made: list[Lesson]


def read_lines(path: Path) -> Iterator[Line]:
    """The lines of a file ("lead+deadline|Who …", "lead|passage|Who …"). Raises `ValueError` for a kind that is none,
    and for a line of other than two or three parts.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        parts = line.split("|")
        if len(parts) not in (2, 3):
            raise ValueError(f"{path.name}, line {number}: two or three parts are needed, with '|' between them")
        kinds, *cued = [tuple(Facet(name) for name in names.split("+")) for names in parts[:-1]]
        yield Line(parts[-1].strip(), frozenset(kinds), cued[0] if cued else ())


def fill(template: str, slots: dict[str, list[str]], rng: random.Random) -> str:
    """A template with something in each of its slots, two of a name filled differently."""
    taken: set[str] = set()

    def chosen(match: re.Match[str]) -> str:
        told = rng.choice([said for said in slots[match[1]] if said not in taken])
        taken.add(told)
        return told

    return _SLOT.sub(chosen, template)


def gather(understander: Understander, witness: Witness, data: Path, seed: int) -> Material:
    """The lessons of the questions and of the templates; those read without their words (another language than the
    file's) teach nothing.
    """
    rng = random.Random(seed)
    material = Material([], [], [])
    for language in _LANGUAGES:
        slots: dict[str, list[str]] = json.loads((data / f"{language}.slots.json").read_text(encoding="utf-8"))
        for line in read_lines(data / f"{language}.questions.txt"):
            for lesson in _read(understander, witness, line.said, language, line):
                (material.met if line.cued else material.asked).append(lesson)
        for line in read_lines(data / f"{language}.templates.txt"):
            for _ in range(_FILLED):
                text = fill(line.said, slots, rng)
                text = text.lower() if language == "vi" and rng.random() < _SMALL else text
                text = text.rstrip("?") if rng.random() < _UNMARKED else text
                material.made.extend(_read(understander, witness, text, language, line))
    return material


def _read(understander: Understander, witness: Witness, text: str, language: str, line: Line) -> Iterator[Lesson]:
    witness.words = ()
    understander.understand(Question(text))
    if witness.words and witness.language == language:
        yield Lesson(witness.words, language, line.kinds, line.cued or witness.facets, line.said)


def asking_words(lessons: Sequence[Lesson]) -> frozenset[str]:
    """The words that ask: those of several templates outside their slots, the signs, and the ends of a question."""
    templates = {lesson.origin for lesson in lessons if _SLOT.search(lesson.origin)}
    seen = Counter(word for said in sorted(templates) for word in set(words_in(_SLOT.sub(" ", said.lower()))))
    return SIGNS | {word for word, count in seen.items() if count >= _LEAST_ASKED}


def fit_words(lessons: Sequence[Lesson]) -> WordModel:
    """The model of words. Pairs of words near each other are told of those that ask only: of others they are chance."""
    asking = asking_words(lessons)
    told = [
        {one for one in features_of(lesson.words, lesson.language) if asking.issuperset(words_of_pair(one))}
        for lesson in lessons
    ]
    seen = Counter(feature for features in told for feature in features)
    features = sorted(feature for feature, count in seen.items() if count >= _LEAST_SEEN)
    column = {feature: at for at, feature in enumerate(features)}
    rows = [sorted(column[feature] for feature in one if feature in column) for one in told]
    ends = np.cumsum([0, *map(len, rows)])
    flat = np.array([at for row in rows for at in row], dtype=np.int32)
    table = csr_matrix((np.ones(len(flat)), flat, ends.astype(np.int32)), shape=(len(rows), len(features)))
    fitted = [_fit(table, lessons, kind, _STRENGTHS[0]) for kind in KINDS]
    weights = np.stack([weights for weights, _ in fitted], axis=1).astype(np.float16).astype(np.float32)
    telling = np.abs(weights).max(axis=1) >= _SMALLEST
    kept = tuple(feature for feature, tells in zip(features, telling, strict=True) if tells)
    return WordModel(kept, weights[telling], np.array([bias for _, bias in fitted]))


def fit_second(scores: Scores, lessons: Sequence[Lesson], counts: Scores) -> Scores:
    """The weights (kinds, evidence and bias) of the model that weighs words and cues; `scores` must come from models
    that had not seen the lessons, `counts` is what each lesson counts.
    """
    evidence = np.stack(
        [evidence_for(row, lesson.cued, lesson.language) for row, lesson in zip(scores, lessons, strict=True)]
    )
    fitted = [_fit(evidence[:, at], lessons, kind, _STRENGTHS[1], counts) for at, kind in enumerate(KINDS)]
    return np.stack([np.append(weights, bias) for weights, bias in fitted])


def unseen_scores(known: Sequence[Lesson], made: Sequence[Lesson], seed: int) -> Scores:
    """The words' log-odds for each of `made`, from a model that has seen nothing of its template or question."""
    origins = sorted({lesson.origin for lesson in made})
    random.Random(seed).shuffle(origins)
    fold = {origin: at % _FOLDS for at, origin in enumerate(origins)}
    scores = np.zeros((len(made), len(KINDS)))
    for held in range(_FOLDS):
        model = fit_words([*known, *(lesson for lesson in made if fold[lesson.origin] != held)])
        rows = [at for at, lesson in enumerate(made) if fold[lesson.origin] == held]
        scores[rows] = model.scores([made[at] for at in rows])
    return scores


def _fit(
    table: csr_matrix, lessons: Sequence[Lesson], kind: Facet, strength: float, counts: Scores | None = None
) -> tuple[Scores, float]:
    wanted = np.array([kind in lesson.kinds for lesson in lessons], dtype=np.int64)
    if not wanted.any():
        return np.zeros(table.shape[1]), _NOBODY_ASKS
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=1000, random_state=0)
    fitted = model.fit(table, wanted, sample_weight=counts)
    return fitted.coef_[0], float(fitted.intercept_[0])


def save(words: WordModel, second: Scores, path: Path) -> None:
    """Write the model; a file half written never takes the place of a whole one."""
    held = io.BytesIO()
    np.savez_compressed(
        held,
        features=np.frombuffer("\n".join(words.features).encode("utf-8"), dtype=np.uint8),
        weights=words.weights.astype(np.float16),
        bias=words.bias.astype(np.float32),
        second=second.astype(np.float32),
    )
    draft = path.with_suffix(".part")
    draft.write_bytes(held.getvalue())
    draft.replace(path)


@click.command()
@click.option("--index", type=click.Path(path_type=Path), help="the index whose documents are known")
@click.option("--data", type=click.Path(path_type=Path, exists=True), default=_DATA, show_default=False)
@click.option("--out", type=click.Path(path_type=Path), default=MODEL, show_default=False)
@click.option("--seed", type=int, default=7, show_default=True)
def main(index: Path | None, data: Path, out: Path, seed: int) -> None:
    """Learn the kinds of questions, and say how well unseen templates are read."""
    settings = load_settings(index=index) if index else load_settings()
    # What restores diacritics learns from the same questions, and is asked before the kinds are.
    out.with_name(ASKED.name).write_bytes(pack_asked(data))
    witness = Witness()
    understander = make_understander(open_index(Path(settings.index)), settings, witness)
    material = gather(understander, witness, data, seed)
    known = [*material.asked, *material.met]
    unseen = unseen_scores(known, material.made, seed)
    met = unseen_scores([*material.asked, *material.made], material.met, seed)
    counts = np.array([1.0] * len(material.made) + [_MET] * len(material.met))
    second = fit_second(np.concatenate([unseen, met]), [*material.made, *material.met], counts)
    words = fit_words([*known, *material.made])
    save(words, second, out)
    for kept, scores, lessons in (("templates", unseen, material.made), ("questions", met, material.met)):
        for name, right in _reports(scores, second, lessons):
            click.echo(f"{kept}, {name:28} {right:.3f}")
    click.echo(f"{len(known)} questions, {len(material.made)} filled templates, {len(words.features)} features: {out}")


def _reports(unseen: Scores, second: Scores, lessons: Sequence[Lesson]) -> Iterator[tuple[str, float]]:
    """The share of unseen lessons whose kinds are told exactly, by cues, and by both together."""
    judge = LearnedKinds({}, np.zeros((0, len(KINDS)), np.float32), np.zeros(len(KINDS)), second)
    for language in _LANGUAGES:
        cued: list[bool] = []
        both: list[bool] = []
        for scores, lesson in zip(unseen, lessons, strict=True):
            if lesson.language == language:
                cued.append(set(lesson.cued) == lesson.kinds)
                both.append(set(judge.weighed(scores, lesson.cued, language) or lesson.cued) == lesson.kinds)
        yield f"{language}: cues", sum(cued) / len(cued)
        yield f"{language}: cues and words", sum(both) / len(both)


if __name__ == "__main__":
    main()
