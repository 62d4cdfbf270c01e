"""Citations: numbered as statements ask for them, each made of exact source ranges."""

from collections.abc import Callable, Iterable

from assistant.answer import Citation
from assistant.unit import Unit
from corpus.document import Document, Span
from corpus.record import Duty, Task

_TASK_FIELDS = ("area", "goal", "task", "activity", "product", "lead", "coordinate", "deadline", "budget")


class Citations:
    """The citations of one answer, in the order they were first used. The same source ranges keep one number."""

    def __init__(self, document: Callable[[str], Document]) -> None:
        self._document = document
        self._made: dict[tuple[str, tuple[Span, ...]], Citation] = {}

    def cite(self, unit: Unit, fields: Iterable[str] = ()) -> str:
        """The marker "[n]" for `unit`. Of a table row the cells of `fields` are quoted, its own words first."""
        record = unit.record
        if isinstance(record, Task):
            return self._add(record.document, _cells(record, tuple(fields)), unit, record.id)
        if isinstance(record, Duty):
            return self._add(record.document, _duty(record), unit, record.id)
        return self._add(unit.document, [(span, "") for span in unit.spans], unit, None)

    def passage(self, document: str, spans: Iterable[Span], path: tuple[str, ...]) -> str:
        """The marker for ranges that belong to no unit, such as the place where an abbreviation is explained."""
        return self._number(document, [(span, "") for span in spans], path, None)

    @property
    def made(self) -> tuple[Citation, ...]:
        return tuple(self._made.values())

    def _add(self, document: str, ranges: list[tuple[Span, str]], unit: Unit, record: str | None) -> str:
        return self._number(document, ranges, unit.chunk.path, record)

    def _number(
        self, document_id: str, ranges: list[tuple[Span, str]], path: tuple[str, ...], record: str | None
    ) -> str:
        spans = tuple(span for span, _ in ranges)
        key = (document_id, spans)
        if key not in self._made:
            document = self._document(document_id)
            names = tuple(name for _, name in ranges)
            self._made[key] = Citation(
                n=len(self._made) + 1,
                document=document_id,
                title=document.entry.title,
                path=path,
                page=document.page(spans[0].start) if spans else None,
                quote=document.quote(spans),
                spans=spans,
                record=record,
                fields=names if any(names) else (),
            )
        return f"[{self._made[key].n}]"


def _cells(task: Task, wanted: tuple[str, ...]) -> list[tuple[Span, str]]:
    """The ranges of the row's own words and of the wanted cells, in the order of the columns, each range once."""
    own = next((name for name in ("activity", "task", "goal") if task.spans.get(name)), "task")
    names = [name for name in _TASK_FIELDS if name in (own, "task") or name in wanted]
    ranges: dict[Span, str] = {}
    for name in names:
        for span in task.spans.get(name, ()):
            ranges.setdefault(span, name)
    return list(ranges.items())


def _duty(duty: Duty) -> list[tuple[Span, str]]:
    ranges: dict[Span, str] = {}
    for name in ("agency", "text", "coordinate", "deadline"):
        for span in duty.spans.get(name, ()):
            if not any(kept.covers(span) for kept in ranges):
                ranges[span] = name
    return list(ranges.items())
