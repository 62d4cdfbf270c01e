"""A briefing as a DOCX file, as an office writes one: headings, numbered lines with time and source, the terms."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

# What XML cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FONT, _SIZE, _HANGING = "Times New Roman", 13, 0.9  # points, centimetres
_MARGINS = (2.0, 2.0, 3.0, 2.0)  # centimetres: top, bottom, left, right (Decree 30/2020/NĐ-CP)


@dataclass(frozen=True, slots=True)
class FileLine:
    """A numbered line: what, and behind it by when and where it stands."""

    text: str
    when: str
    source: str


@dataclass(frozen=True, slots=True)
class FilePart:
    """A heading of level 2 or 3 and the lines under it, numbered from one."""

    heading: str
    lines: tuple[FileLine, ...] = ()
    level: int = 2


def briefing_file(
    title: str,
    about: str,
    parts: Iterable[FilePart],
    terms: tuple[str, Sequence[tuple[str, str]]],
    sources: tuple[str, Sequence[str]],
) -> bytes:
    """The file. `about` is the line under the title; `terms` are a heading and the short forms with their meanings,
    `sources` a heading and the titles of the documents.
    """
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    file = Document()
    _set_up(file)
    for text, level in ((title, 1), (about, 0)):
        paragraph = file.add_heading(_clean(text), level) if level else file.add_paragraph(_clean(text))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in parts:
        file.add_heading(_clean(part.heading), part.level)
        _number(file, part.lines)
    if terms[1]:
        file.add_heading(_clean(terms[0]), 2)
        table = file.add_table(rows=0, cols=2, style="Table Grid")
        for short, meaning in terms[1]:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = _clean(short), _clean(meaning)
    file.add_heading(_clean(sources[0]), 2)
    _number(file, [FileLine(source, "", "") for source in sources[1]])
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def _set_up(file: Any) -> None:
    """Page, letters and headings of an administrative document."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Mm, Pt, RGBColor

    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = map(Cm, _MARGINS)
    for name, size in (("Normal", _SIZE), ("Heading 1", 15), ("Heading 2", 14), ("Heading 3", _SIZE)):
        style = file.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)


def _number(file: Any, lines: Iterable[FileLine]) -> None:
    # Word's own numbering would go on from one list to the next.
    from docx.shared import Cm, Pt

    for number, line in enumerate(lines, 1):
        paragraph = file.add_paragraph(_clean(f"{number}.\t{line.text}"))
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent, form.space_after = Cm(_HANGING), Cm(-_HANGING), Pt(4)
        form.tab_stops.add_tab_stop(Cm(_HANGING))
        if line.when:
            paragraph.add_run(_clean(f" {line.when}")).bold = True
        if line.source:
            paragraph.add_run(_clean(f" [{line.source}]")).italic = True


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
