"""The heading of a table: printed column names, in whatever words, order and line breaks, to what they mean."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.normalizer import match_key
from corpus.repair import repair_text
from corpus.structure.row import Column

_BODY = (
    r"(?:(?:các )?(?:cơ quan|đơn vị|sở|ban|ngành|địa phương|cấp|người)"
    r"(?:[,/;]? ?(?:và )?(?:cơ quan|đơn vị|sở|ban|ngành|địa phương))* )?"
)
_NAMES: dict[Column, str] = {
    Column.NUMBER: r"s\.?tt|tt|số tt|số thứ tự",
    Column.GOAL: (
        r"(?:tên |các )?(?:mục tiêu|chỉ tiêu|tiêu chí|chỉ số)"
        r"(?:[,/]? ?(?:và )?(?:mục tiêu|chỉ tiêu|tiêu chí|chỉ số|thành phần|cụ thể|chung))*"
    ),
    Column.TASK: (
        r"(?:tên |các )?(?:nội dung|nhiệm vụ|công việc|đầu việc)"
        r"(?:(?:[,/]? ?|,? và )(?:nội dung|nhiệm vụ|công việc|thực hiện|trọng tâm|cụ thể|chủ yếu|triển khai)"
        r"|(?:[,/] ?|,? và )(?:giải pháp|hoạt động))*"
        # what a schedule of visits lists
        r"|(?:tên |các )?(?:cơ quan|đơn vị|địa phương|tổ chức)(?:[,/] ?(?:cơ quan|đơn vị|địa phương|tổ chức))*"
        r" (?:được|chịu) (?:kiểm tra|thanh tra|giám sát|khảo sát|đánh giá|làm việc)"
        r"|(?:đối tượng|địa điểm|nơi) (?:được )?(?:kiểm tra|thanh tra|giám sát|khảo sát|đối thoại|làm việc)"
    ),
    Column.ACTIVITY: (
        r"(?:tên |các )?(?:hoạt động|giải pháp)"
        r"(?:(?:[,/] ?|,? và )(?:hoạt động|giải pháp)| (?:cụ thể|thực hiện|chính|chủ yếu))*"
    ),
    Column.PRODUCT: (
        r"(?:dự kiến )?(?:kết quả|sản phẩm)"
        r"(?:[,/]? ?(?:và )?(?:sản phẩm|kết quả|đầu ra|dự kiến|chủ yếu|hoàn thành|đạt được|cần đạt|công việc))*"
    ),
    Column.LEAD: (
        rf"{_BODY}(?:chủ trì|chịu trách nhiệm|đầu mối)(?: (?:chính|thực hiện|tham mưu|trách nhiệm))*"
        r"|(?:cơ quan|đơn vị|cơ quan[,/] ?đơn vị) (?:thực hiện|tham mưu)(?: chính)?|phân công(?: thực hiện| nhiệm vụ)?"
        r"|(?:người|cá nhân|bộ phận|phòng|cơ quan|đơn vị)(?:[,/] ?(?:cơ quan|đơn vị|bộ phận|phòng|cá nhân))*"
        r" (?:thực hiện|phụ trách|đầu mối)|trách nhiệm(?: thực hiện)?"
    ),
    Column.COORDINATE: (
        rf"{_BODY}phối hợp(?: thực hiện)?|(?:các )?(?:cơ quan|đơn vị)(?:[,/] ?(?:cơ quan|đơn vị))?"
        r" (?:cùng )?(?:tham gia|hỗ trợ|(?:có )?liên quan)(?: thực hiện| phối hợp)?"
    ),
    Column.DEADLINE: (
        r"(?:thời điểm|ngày) (?:kết thúc|hoàn thành)|(?:thời gian|thời hạn|tiến độ|lộ trình|mốc thời gian)"
        r"(?:[,/]? ?(?:và )?(?:thời gian|tiến độ|hoàn thành|kết thúc|thực hiện|trình|ban hành|dự kiến|triển khai))*"
    ),
    Column.BUDGET: (
        r"(?:dự kiến )?(?:nguồn )?(?:kinh phí|dự toán|nguồn vốn|ngân sách)(?: (?:kinh phí|thực hiện|dự kiến))*"
    ),
    Column.OTHER: r"(?:thời gian|thời điểm|ngày) bắt đầu"
    r"|ghi chú|căn cứ(?: pháp lý| thực hiện)?|cơ sở pháp lý|đơn vị tính|lĩnh vực",
}
_AREA = re.compile(
    r"(?:tên |các )?(?:nhóm )?lĩnh vực(?: (?:cải cách|công tác|thực hiện|nhiệm vụ|hành chính|cchc|quản lý|hoạt động))*"
    r"|nhóm (?:nhiệm vụ|nội dung|công việc)|nội dung (?:cải cách(?: hành chính)?|cchc)"
)
_BODIES = re.compile(  # "Đơn vị" alone may be a unit
    r"(?!đơn vị\Z)(?:tên |các )?(?:cơ quan|đơn vị|sở|ban|ngành|địa phương|phòng)"
    r"(?:(?:[,/] ?| và )(?:cơ quan|đơn vị|sở|ban|ngành|địa phương|phòng))*"
)
# What work is never named by: who, when, how much.
_NO_WORK = re.compile(
    r"(?:tên |các )?(?:cơ quan|đơn vị|sở|ban|phòng|xã|huyện|địa phương|địa điểm|họ|người|ngày|số|năm|tháng|quý|điểm"
    r"|tỷ lệ|tỉ lệ|mức|tổng|ghi chú|căn cứ|cơ sở pháp lý|chức vụ|email|điện thoại)\b.*"
)
_PERIOD = re.compile(
    r"(?:trong )?(?:qu[ýí] ?(?:[1-4]|iv|i{1,3})|q\.?[1-4]|tháng (?:0?[1-9]|1[0-2])|t(?:0?[1-9]|1[0-2])"
    r"|0?6 tháng (?:đầu|cuối) năm)(?:(?: ?[/-] ?| năm |,? )20\d\d)?"
)
_LEAST_PERIODS = 2
_UNIT = r"(?: ?\([^()]{1,60}\))?"
_EXACT = {column: re.compile(f"(?:{names}){_UNIT}") for column, names in _NAMES.items()}
# A longer name means what its telling word means; the first that is found decides.
_TELLING = (
    (Column.LEAD, re.compile(r"\bchủ trì\b.*\bphối hợp\b")),
    (Column.COORDINATE, re.compile(r"\bphối hợp\b")),
    (Column.LEAD, re.compile(r"\bchủ trì\b|\bchịu trách nhiệm\b|\b(?:cơ quan|đơn vị)\b.*\bthực hiện\b")),
    (Column.OTHER, re.compile(r"\bbắt đầu\b")),
    (Column.DEADLINE, re.compile(r"\b(?:thời gian|thời hạn|lộ trình|tiến độ)\b")),
    (Column.BUDGET, re.compile(r"\bkinh phí\b")),
    (Column.PRODUCT, re.compile(r"\bsản phẩm\b|\bkết quả đầu ra\b")),
    (Column.GOAL, re.compile(r"\bmục tiêu\b")),
    (Column.TASK, re.compile(r"\bnhiệm vụ\b|\bnội dung\b|\bcông việc\b")),
    (Column.ACTIVITY, re.compile(r"\bhoạt động\b|\bgiải pháp\b")),
)
_CONTENT = (Column.GOAL, Column.TASK, Column.ACTIVITY)
_SECOND_MEANING = {Column.TASK: Column.ACTIVITY, Column.ACTIVITY: Column.TASK}
_FIRST_WORDS = re.compile(
    (
        r"(?:s\.?tt|tt|số (?:tt|thứ)|mục tiêu|chỉ tiêu|(?:tên|các) (?:nội|nhiệm|công|đầu|hoạt|giải|cơ|đơn|sở)"
        r"|nội dung|nhiệm vụ|công việc|đầu việc"
        r"|hoạt động|giải pháp|dự kiến|kết quả|sản phẩm|cơ quan|đơn vị|sở|chủ trì|đầu mối|phân công|phối hợp"
        r"|thời (?:gian|hạn)|tiến độ|lộ trình|mốc thời|nguồn|kinh phí|dự toán|ghi chú|căn cứ|cơ sở|lĩnh vực)\b"
    ).replace(" ", r"\s+"),
    re.IGNORECASE,
)
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-HĐ])\)?(?:\s*=.*)?")
_PLAIN_NUMBER = re.compile(r"\(?(\d{1,2})\)?")
_LONGEST_NAME = 12  # words


def read_columns(names: Iterable[str]) -> tuple[Column, ...]:
    """The meaning of each column name, in their order; `Column.OTHER` for a name that says nothing known.

    A meaning is given once: of two content columns the later is the finer one (a task, then its activities), any
    other repeat is `OTHER`. Several columns can be periods. In a table that says who does what and names no work, what
    it counts is the work: goals, criteria, areas, drafts of documents.
    """
    names = list(names)
    area = _area_column(names)
    periods = _period_columns(names)
    columns: list[Column] = []
    for place, name in enumerate(names):
        column = column_of(name) or Column.OTHER
        if place == area or place in periods:
            column = Column.AREA if place == area else Column.PERIOD
        elif column in columns and column is not Column.OTHER:
            column = _SECOND_MEANING.get(column, Column.OTHER)
            column = Column.OTHER if column in columns else column
        columns.append(column)
    work = _work_column(names, columns)
    if work >= 0:
        columns[work] = Column.TASK
    body = _body_column(names, columns)
    if body >= 0:
        columns[body] = Column.LEAD
    return tuple(columns)


def _work_column(names: Sequence[str], columns: Sequence[Column]) -> int:
    """The column that names the work where none says so and another says who does it; -1 for none."""
    if not {Column.LEAD, Column.COORDINATE} & set(columns) or {Column.TASK, Column.ACTIVITY} & set(columns):
        return -1
    if Column.GOAL in columns:
        return columns.index(Column.GOAL)
    free = (place for place, column in enumerate(columns) if column is Column.OTHER and names[place].strip(" *_"))
    place = next(free, -1)
    return place if place in (0, 1) and not _NO_WORK.fullmatch(_key(names[place])) else -1


def _body_column(names: Sequence[str], columns: Sequence[Column]) -> int:
    """The column of bodies whose work the rows are, where none says who leads or helps; -1 for none."""
    roles = {Column.LEAD, Column.COORDINATE} & set(columns)
    if roles or Column.TASK not in columns or not {Column.DEADLINE, Column.PRODUCT} & set(columns):
        return -1
    free = (place for place, column in enumerate(columns) if column is Column.OTHER)
    return next((place for place in free if _BODIES.fullmatch(_key(names[place]))), -1)


def _area_column(names: Sequence[str]) -> int:
    """The column that names the area of each row, beside one that names the work; -1 for none."""
    area = next((place for place, name in enumerate(names) if _AREA.fullmatch(_key(name))), -1)
    others = [name for place, name in enumerate(names) if place != area]
    return area if any(column_of(name) in _CONTENT for name in others) else -1


def _period_columns(names: Sequence[str]) -> frozenset[int]:
    """The columns named by a quarter or a month, where there are several; or the one of the months' numbers."""
    found = frozenset(place for place, name in enumerate(names) if _PERIOD.fullmatch(_key(name)))
    months = frozenset(place for place, name in enumerate(names) if _key(name) == "tháng")
    if len(found) >= _LEAST_PERIODS:
        return found
    return months if len(months) == 1 else frozenset()


def column_of(name: str) -> Column | None:
    """What a printed column name means; None where it says nothing known. Case and mark-up do not matter."""
    key = _key(name)
    exact = column_of_key(key)
    if exact is not None:
        return exact
    return next((column for column, telling in _TELLING if telling.search(key)), None)


def exact_column(name: str) -> Column | None:
    """What a column name that is known word for word means; None for another."""
    return column_of_key(_key(name))


def is_heading(cells: Sequence[str]) -> bool:
    """Whether cells are column names: a number column before others, or two names known word for word."""
    keys = [_key(cell) for cell in cells]
    if sum(map(bool, keys)) < 2 or any(len(key.split()) > 2 * _LONGEST_NAME for key in keys):
        return False
    known = [column for column in map(column_of_key, keys) if column not in (None, Column.OTHER)]
    known += [Column.PERIOD] * len(_period_columns(cells))
    if known and keys[0] and column_of_key(keys[0]) is Column.NUMBER:
        return len(keys) > 2
    return len(set(known)) > 1 and len(known) > len(keys) // 3


def may_begin_name(words: str) -> bool:
    """Whether a column name may begin with `words`; quick, for leaving out what cannot be a heading."""
    return begins_name(words.lstrip(" *_\n"), 0)


def begins_name(text: str, start: int) -> bool:
    """`may_begin_name` of what stands in `text` from `start` on, broken over lines as it may be."""
    return _FIRST_WORDS.match(text, start) is not None


def same_heading(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether `cells` repeat the column names `names`, white space, case and mark-up aside."""
    return [key for key in map(_key, cells) if key] == [key for key in map(_key, names) if key]


def numbers_columns(words: Sequence[str]) -> bool:
    """Whether a row counts the columns: "(1) | (2) | (3)", also with what one is the sum of: "6 = 4 + 5"."""
    filled = [word for word in words if word]
    return len(filled) >= max(3, len(words) - 1) and all(_COLUMN_NUMBER.fullmatch(word) for word in filled)


def counts_columns(words: Sequence[str]) -> bool:
    """Whether a row counts the columns one after the other, so that it is no row of the table wherever it stands."""
    numbers = [int(found[1]) if found else 0 for found in map(_PLAIN_NUMBER.fullmatch, words)]
    return len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1))


def _key(name: str) -> str:
    return match_key(repair_text(name)).strip(" .:*")


@lru_cache(maxsize=4096)
def column_of_key(key: str) -> Column | None:
    """What a column name means that is known word for word; `key` is its `match_key`."""
    return next((column for column, pattern in _EXACT.items() if pattern.fullmatch(key)), None)
