"""What can be cited, and how well it fits a question."""

from dataclasses import dataclass

from assistant.ladder import Ladder
from assistant.rarity import Terms
from corpus.document import Span
from corpus.record import Duty, Task
from index.chunk import Chunk, Sentence


@dataclass(frozen=True, slots=True)
class Unit:
    """One citable thing. `record` is set for a row or a duty, `sentence` for a sentence of prose; never both. Of a
    clause, a part of a long sentence, `whole` is that sentence, which is a unit as well.

    `chunk` is where it stands, `spans` are its own ranges. `own` is its own words, without heading or merged cells,
    `mass` what they weigh; `ladder` holds all that is matched.
    """

    document: str
    chunk: Chunk
    spans: tuple[Span, ...]
    own: Terms
    ladder: Ladder
    mass: float
    record: Task | Duty | None = None
    sentence: Sentence | None = None
    whole: Sentence | None = None

    @property
    def clause(self) -> bool:
        """Whether it is a part of a sentence that is a unit as well."""
        return self.whole is not None

    @property
    def text(self) -> str:
        """The unit's own words on one line."""
        if self.sentence is not None:
            return self.sentence.text
        if isinstance(self.record, Duty):
            return self.record.text
        if self.record is not None:
            parts = (self.record.goal, self.record.task, self.record.activity)
            return " / ".join(part for part in parts if part)
        return self.chunk.text


@dataclass(frozen=True, slots=True)
class Evidence:
    """A unit and how well it fits, all in [0, 1]: `coverage` of the topic, `score` with word order and the index's own
    opinion, `focus` how much of the unit is about the topic.
    """

    unit: Unit
    coverage: float
    score: float
    focus: float
