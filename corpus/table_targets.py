"""Figures that tables set for years to come, as Target records: "Tốc độ tăng trưởng | Năm 2027 | 10,00"."""

import re
from collections.abc import Iterator
from itertools import chain

from corpus.document import Document, TableRegion
from corpus.figures import comparison_before, figure_number
from corpus.record import Target
from corpus.repair import repair
from corpus.structure.figure_table import FigureCell, read_figures

_YEAR = re.compile(r"(?<![\d/])(20\d\d)(?!\d)")
_DONE = re.compile(
    r"thực hiện|\bước\b|\bƯTH\b|hiện (?:hành|trạng|nay)|quyết toán|đánh giá|so sánh|\bvới\b|tăng|giảm", re.IGNORECASE
)
_SET = re.compile(r"kế hoạch|chỉ tiêu|mục tiêu|phấn đấu|\bgiao\b|dự kiến|dự toán", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2}")
_BULLET = re.compile(r"\A[-–+•*]\s+")
_CONFIDENCE = 0.9
_NO_UNIT = "bảng không in đơn vị tính"


def table_targets(document: Document) -> Iterator[Target]:
    """The targets in the tables of figures of `document`, in reading order, without ids.

    A column sets targets where its heading names one year, this plan's or a later one, or says that it is a plan; what
    was done, and what compares two columns, sets none.
    """
    for table in document.tables:
        for cell in read_figures(document.text, table):
            heading = repair(document.text, cell.headings)
            years = {int(year) for year in _YEAR.findall(heading)}
            if len(years) > 1 or _DONE.search(heading) or not (years or _SET.search(heading)):
                continue
            if all(year >= document.entry.year for year in years) and _WORDS.search(repair(document.text, cell.label)):
                yield _target(document, table, cell, max(years, default=None))


def _target(document: Document, table: TableRegion, cell: FigureCell, year: int | None) -> Target:
    text = document.text
    labels = (*cell.above, cell.label)
    spans = {"value": (cell.value,), "text": (*chain.from_iterable(labels), *cell.headings, cell.cell)}
    value = repair(text, spans["value"])
    return Target(
        id="",
        document=document.entry.id,
        year=document.entry.year,
        text=repair(text, spans["text"]),
        value=value,
        number=figure_number(value),
        unit=cell.unit,
        comparison=comparison_before(text[cell.cell.start : cell.value.start]),
        object=": ".join(_BULLET.sub("", repair(text, label)).rstrip(":") for label in labels),
        target_year=year,
        uncertain={} if cell.unit else {"unit": _NO_UNIT},
        confidence=_CONFIDENCE,
        path=document.path(table.section),
        spans=spans,
    )
