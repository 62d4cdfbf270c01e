"""A briefing as a DOCX file: headings, numbered lines with their time and record, the terms, the sources."""

import io
import re
from collections.abc import Mapping, Sequence

from corpus.briefing import BriefLine

# What XML cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def briefing_file(
    title: str,
    lists: Sequence[tuple[str, Sequence[BriefLine]]],
    terms: tuple[str, Sequence[tuple[str, str]]],
    titles: Mapping[str, str],
) -> bytes:
    """The file. `lists` are titled lines, `terms` a title and the short forms with their meanings, `titles` those of
    the documents by id.
    """
    from docx import Document
    from docx.shared import Pt

    file = Document()
    file.styles["Normal"].font.name = "Times New Roman"
    file.styles["Normal"].font.size = Pt(13)
    file.add_heading(_clean(title), level=1)
    for heading, lines in lists:
        file.add_heading(_clean(f"{heading} ({len(lines)})"), level=2)
        for line in lines:
            when = f" ({line.when})" if line.when else ""
            source = f" [{titles.get(line.record.document, line.record.document)}; {line.record.id}]"
            paragraph = file.add_paragraph(_clean(line.text.rstrip(" .;") + when), style="List Number")
            paragraph.add_run(_clean(source)).italic = True
    if terms[1]:
        file.add_heading(_clean(terms[0]), level=2)
        table = file.add_table(rows=0, cols=2, style="Table Grid")
        for short, meaning in terms[1]:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = _clean(short), _clean(meaning)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
