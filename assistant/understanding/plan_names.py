"""Plans called by a part of their titles: "theo kế hoạch cải thiện chỉ số", "trong kế hoạch nâng cao PAPI"."""

import re
from collections.abc import Collection, Iterable, Mapping

from assistant.understanding.reading import Reading
from corpus.catalog import CatalogEntry
from corpus.normalizer import fold, match_key

_KIND = r"(?:kế hoạch|chương trình|đề án|kh)"
# Where a plan is named as what the answer stands in, not as what is made, sent or carried out.
_WHERE = re.compile(rf"(?<!\w)(?P<take>(?:theo|trong|tại|ở|của|mà|căn cứ) (?:bản )?{_KIND}(?: số)?) ")
_OPENING = re.compile(
    rf"(?:^|[,:;] |(?<!\w)(?:thì|(?:vì |tại )?sao|lý do gì mà|có phải|nghe nói|sao lại) )(?P<take>(?:bản )?{_KIND}) "
)
_SAYS = re.compile(
    r"[, ]*(?:thì |có |đã |sẽ |phải |lại |năm |của |tỉnh |huyện |\d{4} ){0,5}"
    r"(?:nêu|đặt|đề|giao|yêu cầu|quy định|xác định|phân công"
    r"|nhấn mạnh|nhắc|chỉ ra|đưa|nói|dự kiến|ghi|phấn đấu|hướng|cho phép|khuyến khích|kêu gọi|bắt buộc|tập trung|gồm"
    r"|bao gồm)(?!\w)"
)
# What is left of a plan's name said in other words, up to the comma after it: not what the question is about.
_REST = re.compile(
    r"(?! ?(?:,|về|phần|mục|nội dung|khi|để|nếu|đối với|có|thì|do|phải|được|từ|giao)(?!\w))"
    r"(?P<rest>(?: (?!(?:gì|nào|ai|đâu|mấy|bao|sao)(?!\w))\w+){1,8}),"
)
_ANY = re.compile(rf"(?<!\w){_KIND}(?!\w)")
_WORD = re.compile(r"par[ -]index|\w+")
# What any such plan's title says.
_COMMON = frozenset(
    """
    kế hoạch chương trình đề án cải cách hành chính cchc nhà nước tỉnh huyện thành phố xã năm về của và các bộ phụ lục
    công tác thực hiện
    """.split()  # noqa: SIM905
)
# What people put before or between the words of a title.
_FILLING = frozenset(("về", "của", "và", "các", "bộ", "năm", "tỉnh", "huyện", "nâng", "cao", "cải", "thiện", "tăng"))
# The indices that a plan to improve them is for, named one by one.
_INDICES = re.compile(r"(?:,? (?:và )?(?:chỉ số )?(?:par[ -]?index|sipas|papi|pci|ddci|dti))+(?!\w)")
_TELLING = 2  # words of its own that name a plan
_LONGEST = 16
_MEANT = 0.8
# Of the words of a head that a title holds, of those for a plan of a place that is named, and more than the next title.
_HEADED, _HEADED_THERE, _AHEAD = 0.7, 0.6, 0.25


class PlanNames:
    """The titles of a catalogue, and short forms for what stands in them ("PAPI")."""

    def __init__(self, catalog: Iterable[CatalogEntry], abbreviations: Mapping[str, Iterable[str]]) -> None:
        self._entries = {entry.id: entry for entry in catalog}
        self._titles = {name: tuple(_WORD.findall(match_key(entry.title))) for name, entry in self._entries.items()}
        self._places = frozenset(word for entry in catalog for word in _WORD.findall(match_key(entry.place)))
        self._meanings = {
            match_key(short): [frozenset(_WORD.findall(match_key(meaning))) for meaning in meanings]
            for short, meanings in abbreviations.items()
        }

    def find(self, reading: Reading, years: Collection[int] = ()) -> tuple[str, ...]:
        """The documents that the question calls so, their name marked as understood; none where it names several plans,
        where every title or none holds the words, or where those that do are of none of `years`.
        """
        if len(_ANY.findall(reading.key)) != 1:
            return ()
        called = next(reading.matches(_WHERE, only_free=False), None)
        opening = called or next(reading.matches(_OPENING, only_free=False), None)
        if opening is None:
            return ()
        documents, end = self._held(reading.key, opening.end())
        if years:
            documents = tuple(document for document in documents if self._entries[document].year in years)
        if not documents or (called is None and not _SAYS.match(reading.key, end)):
            return ()
        rest = _REST.match(reading.key, end) if called is not None and len(documents) == 1 else None
        reading.use(opening.start("take"), rest.end("rest") if rest else end)
        return documents

    def titled(self, called: str, asked: str, years: Collection[int] = (), *, as_plan: bool = False) -> str:
        """The one document whose title holds most of the words of `called`, in any order, and clearly more of them than
        any other; "" for none. Of the places of the catalogue only those that `asked`, the question's key, names. Fewer
        words are enough where `called` is said to be a plan (`as_plan`) of such a place.
        """
        words = [word for word in dict.fromkeys(_WORD.findall(match_key(called))) if self._tells(word)]
        if len(words) < _TELLING:
            return ""
        named = {name for name, entry in self._entries.items() if _is_named(entry.place, asked)}
        meant = {
            name
            for name, entry in self._entries.items()
            if (name in named or not named) and (not years or any(map(entry.covers, years)))
        }
        held = {name: sum(word in self._titles[name] for word in words) / len(words) for name in meant}
        shares = sorted(((share, name) for name, share in held.items()), reverse=True)
        if not shares:
            return ""
        (best, document), *others = shares
        ahead = not others or best - others[0][0] >= _AHEAD
        least = _HEADED_THERE if as_plan and named and len(words) > _TELLING else _HEADED
        return document if best >= least and ahead and (named or len(words) > _TELLING) else ""

    def _held(self, key: str, start: int) -> tuple[tuple[str, ...], int]:
        """The documents whose titles hold the words from `start` on in their order, as many as they can, and where
        these end.
        """
        at, telling, end = dict.fromkeys(self._titles, 0), 0, start
        for match in list(_WORD.finditer(key, start))[:_LONGEST]:
            word = match.group().replace("-", " ")
            after = {name: self._after(name, word, place) for name, place in at.items()}
            holding = {name: place for name, place in after.items() if place is not None}
            if not holding and word not in _FILLING:
                break
            if holding:
                at, end, telling = holding, match.end(), telling + self._tells(word)
        indices = _INDICES.match(key, end) if telling >= _TELLING else None
        end = indices.end() if indices else end
        if telling < _TELLING or len(at) == len(self._titles):
            return (), start
        return tuple(at), end

    def _after(self, document: str, word: str, place: int) -> int | None:
        """Where a title goes on after `word`, looked for from `place` on; None where it does not hold it there."""
        title = self._titles[document]
        if word in title[place:]:
            return title.index(word, place) + 1
        told = frozenset(title)
        meanings = self._meanings.get(word, ())
        meant = any(len(meaning & told) >= _MEANT * len(meaning) for meaning in meanings if len(meaning) > 1)
        return place if meant else None

    def _tells(self, word: str) -> int:
        """How many words of its own a word of the name stands for."""
        if word in self._meanings and word not in _COMMON:
            return _TELLING
        return int(word not in _COMMON | self._places and not word.isdigit())


def _is_named(place: str, asked: str) -> bool:
    """Whether a question's key names a place, with or without diacritics, or as English writes it in one word."""
    name = fold(match_key(place)).removeprefix("thanh pho ")
    return re.search(rf"(?<!\w){re.escape(name).replace(chr(92) + ' ', ' ?')}(?!\w)", fold(asked)) is not None
