"""The order of the task register: by a column of its table, up or down."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.normalizer import fold, match_key
from corpus.record import Duty, Record, Target, Task
from corpus.register import work_of

COLUMNS = ("work", "lead", "coordinate", "deadline", "product", "document")


@dataclass(frozen=True, slots=True)
class Order:
    """A column, "document" for the documents' own order, and whether downwards. An unknown column is "document"."""

    column: str = "document"
    down: bool = False

    def of(self, records: Sequence[Record]) -> list[Record]:
        """The records in this order. What has nothing in the column comes last either way, ties stay as they are."""
        if self.column not in COLUMNS or self.column == "document":
            return list(reversed(records)) if self.down else list(records)
        keyed = [(_key(record, self.column), record) for record in records]
        told = sorted((one for one in keyed if one[0]), key=lambda one: one[0], reverse=self.down)
        return [record for _, record in (*told, *(one for one in keyed if not one[0]))]


def cells_of(record: Record) -> dict[str, str]:
    """What the table shows of a record, by column, but for "work" and "document"."""
    if isinstance(record, Task):
        lead, coordinate = "; ".join(record.lead_agencies), "; ".join(record.coordinate_agencies)
        return {
            "lead": lead or record.lead or "",
            "coordinate": coordinate or record.coordinate or "",
            "deadline": record.deadline or "",
            "product": record.product or "",
        }
    if isinstance(record, Duty):
        named = "; ".join(record.agencies) or record.agency
        helpers = "; ".join(record.coordinate_agencies) or record.coordinate or ""
        helps = record.role == "coordinate"
        return {
            "lead": "" if helps else named,
            "coordinate": named if helps else helpers,
            "deadline": record.deadline or "",
            "product": "",
        }
    value = f"{record.comparison} {record.value} {record.unit}".strip()
    return {"lead": "", "coordinate": "", "deadline": str(record.target_year or ""), "product": value}


def _key(record: Record, column: str) -> str:
    """What a record is sorted by; "" where it has nothing in the column. Deadlines sort by their last day."""
    if column == "deadline":
        return "" if isinstance(record, Target) else record.deadline_end or ""
    return fold(match_key(work_of(record) if column == "work" else cells_of(record)[column]))
