"""Lines joined into paragraphs again, where the extraction broke them."""

from collections.abc import Sequence

from corpus.document import Span
from corpus.structure.lines import INDENT, Line, Setting, Settings, has_words
from corpus.structure.marker import TITLED, MarkerKind
from corpus.verbs import begins_with_verb

_SLACK = 0.5  # em by which justified lines differ
_SHORT = 0.8  # share of the measure under which a line is the last of its paragraph
_LONG = 0.7  # share of the measure over which a line without a stop has been broken
_UNWRAPPED = 150  # characters: a longer line is a paragraph that only a page can have cut
_STARTS = ("Trên đây là",)
# Words that begin a sentence of official prose and no proper name: after the first line of a numbered heading they tell
# that the heading, however long, has ended.
_OPENERS = (
    " Ngoài Tiếp Chủ Tham Thực Tăng Trong Phối Cung Thường Nâng Đẩy Xây Trên Để Theo Với Giao Căn Định Kịp Hoàn Triển "
    "Rà Hướng Chịu Là Đến Đảm Bảo Phấn Năm Khi Từ Nhằm Chỉ Duy Hàng Hằng Mỗi Việc "
)
# Words after which no sentence and no heading ends.
_DANGLING = (
    " các những của và với về theo tại từ để cho là trong trên bằng do bởi được bị số năm trước sau hoặc đến đối thuộc "
    "gồm trừ giữa tỷ "
)


def join_lines(lines: Sequence[Line], flow: Sequence[int], settings: Settings) -> tuple[tuple[int, ...], ...]:
    """The paragraphs of the lines `flow` (indexes, in order; what is left out interrupts no paragraph)."""
    groups: list[list[int]] = []
    for place in flow:
        if groups and _continues(lines, groups[-1], place, settings):
            groups[-1].append(place)
        else:
            groups.append([place])
    return tuple(tuple(group) for group in groups)


def spans_of(lines: Sequence[Line], group: Sequence[int]) -> tuple[Span, ...]:
    """The ranges of a paragraph: one, or several where lines that are not its own stand between."""
    spans: list[Span] = []
    last = -1
    for place in group:
        line = lines[place]
        if spans and place == last + 1:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
        last = place
    return tuple(spans)


def _continues(lines: Sequence[Line], group: Sequence[int], place: int, settings: Settings) -> bool:
    before, line = lines[group[-1]], lines[place]
    setting = settings.around(line)
    if before.text.startswith("#") or line.text.startswith(("#", *_STARTS)):
        return False
    between = lines[group[-1] + 1 : place]
    if between and not any(has_words(skipped.text) for skipped in between):
        return False  # a rule parts what stands above it from what stands below
    if before.marker and not before.first_letter:
        # The label alone on its line: its words follow; those of an annex or chapter may be the text itself.
        return not line.marker and not (line.blanks and before.marker.kind in TITLED)
    if setting.indented and before.stops and line.indent >= INDENT > before.indent * (len(group) > 1):
        return False
    full = _full(before, line, setting, len(group) == 1)
    if line.marker:
        return _label_by_chance(before, line, setting, full)
    if line.blanks and not setting.loose:
        return _goes_on_over_blank(before, line, full)
    turned = place != group[-1] + 1 or (not line.blanks and line.indent == 1 and before.indent != 1)
    if not line.blanks and not turned and not setting.dense:
        return not (before.capitals and not line.capitals and len(group) > 1 and _all_capitals(lines, group))
    return _goes_on_wrapped(before, line, setting, group, full)


def _label_by_chance(before: Line, line: Line, setting: Setting, full: bool) -> bool:
    """Whether what looks like a label at the head of `line` goes on with the sentence before ("kinh tế / - xã hội")."""
    if before.stops or line.marker is None:
        return False
    if line.blanks and not setting.loose:  # only a page's end can have cut a sentence here
        bullet = line.marker.kind is MarkerKind.BULLET
        return bullet and line.first_letter.islower() and full
    if line.marker.kind is MarkerKind.BULLET:
        return not line.first_letter.isupper() or (full and not line.blanks)
    if line.marker.kind in (MarkerKind.DECIMAL, MarkerKind.LETTER, MarkerKind.BRACKETED):
        return full and not before.capitals and not before.marker
    return False


def _goes_on_over_blank(before: Line, line: Line, full: bool) -> bool:
    """Whether a blank line between two lines, which parts paragraphs here, was put there by a page's end."""
    small = line.first_letter.islower()
    if before.stops:
        return before.text.endswith(";") and full and (small or not _opens(before, line))
    if before.capitals and (line.capitals or len(before.text.split()) > 1):
        return line.capitals and before.text.endswith((",", "-"))
    if small or before.text.endswith((",", "-")):
        return True
    heading = line.capitals and len(line.text.split()) > 1
    if full and not before.capitals and not heading and not _opens(before, line):
        return True
    return len(before.text) > _UNWRAPPED and not before.text.endswith((")", "*", "]"))


def _goes_on_wrapped(before: Line, line: Line, setting: Setting, group: Sequence[int], full: bool) -> bool:
    """Whether, among wrapped lines that nothing parts, the sentence or at least the paragraph goes on."""
    if before.capitals != line.capitals and (before.capitals or not line.first_letter.islower()):
        if before.capitals and len(before.text.split()) > 1:
            return False
        if line.capitals and len(line.text.split()) > 1:
            return False
    if line.first_letter.islower():
        return True
    if not before.stops:
        if before.text.endswith((",", "-")) or (before.capitals and line.capitals):
            return True
        if len(group) > 1 or not before.marker or before.marker.kind is MarkerKind.BULLET:
            return before.width > setting.measure * _LONG
        return full and not _opens(before, line)
    if before.text.endswith(";"):
        return full
    if setting.margin:
        # By chance a paragraph's last line is full as often as a sentence ends with its line.
        begun = not setting.indented and _opens(before, line)
        return full and not begun and not before.text.endswith((":", "./."))
    # A first line is indented: a line after a full stop that fills the whole measure is not one.
    first = line.width < setting.measure - _SLACK and line.width > setting.measure * _SHORT
    return full and not first and not before.text.endswith((":", "./."))


def _full(before: Line, line: Line, setting: Setting, begins: bool) -> bool:
    """Whether the first word of `line` had no room on the line before, so that the margin ended that line; `begins`
    says that the line before is the first of its paragraph."""
    if setting.margin:
        return setting.fills(before, line)
    room = setting.first if begins else setting.measure
    if not room or not before.width:
        return False
    return before.width + 0.25 + 0.45 * len(line.text.split(None, 1)[0]) > room - (0 if before.stops else _SLACK)


def _opens(before: Line, line: Line) -> bool:
    """Whether a line begins as a sentence does and no proper name, and the one before may be the end of another."""
    if f" {before.text.rsplit(None, 1)[-1].lower()} " in _DANGLING:
        return False
    return f" {line.text.split(None, 1)[0]} " in _OPENERS or begins_with_verb(line.text)


def _all_capitals(lines: Sequence[Line], group: Sequence[int]) -> bool:
    return all(lines[place].capitals for place in group[-3:])
