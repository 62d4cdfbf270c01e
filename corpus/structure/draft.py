"""A row of a table while it is put together."""

from dataclasses import dataclass, field, replace

from corpus.repair import repair
from corpus.structure.row import Cell, Column

CONTENT = (Column.GOAL, Column.TASK, Column.ACTIVITY)
ROLES = (Column.PRODUCT, Column.LEAD, Column.COORDINATE, Column.DEADLINE)


@dataclass
class Draft:
    """A row in the making. `own` has the columns that the row prints itself; `part` marks a row that was cut off a cell
    with several activities."""

    cells: dict[Column, Cell]
    area: Cell | None
    start: int
    end: int
    confidence: float = 1.0
    own: set[Column] = field(default_factory=set)
    part: bool = False

    def last(self, text: str, column: Column) -> str:
        """The last paragraph of a cell; "" for none."""
        cell = self.cells.get(column)
        return repair(text, cell.spans[-1:]) if cell else ""

    def text(self, text: str, column: Column) -> str:
        cell = self.cells.get(column)
        return repair(text, cell.spans) if cell else ""

    def doubt(self, column: Column, reason: str, confidence: float) -> None:
        if column in self.cells:
            self.cells[column] = replace(self.cells[column], doubt=reason)
        self.confidence = min(self.confidence, confidence)
