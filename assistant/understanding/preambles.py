"""What is said before a question, where the question rests on it: "Tôi mới về Sở Y tế. … giao sở tôi những gì?"."""

import re
from collections.abc import Iterable

from assistant.understanding.reading import Reading
from corpus.agencies import AgencyRegistry
from corpus.normalizer import match_key

_SPEAKERS = r"(?:chúng tôi|chúng em|chúng mình|bọn em|bọn mình|tôi|em|mình|cháu)"
_OFFICE = r"(?:sở|phòng|ban|cơ quan|đơn vị|văn phòng|chi cục|cục|ngành|trung tâm|xã|phường|huyện|bên|phía)"
_SUPERIORS = r"(?:sếp|lãnh đạo(?: \w+)?|thủ trưởng|giám đốc|chủ tịch|trưởng phòng|cấp trên)"
_OWN = re.compile(
    rf"(?<!\w)(?:{_OFFICE} (?:của )?(?:{_SPEAKERS}|ta)|(?<!cho )(?<!giúp )(?<!nhờ )chúng (?:tôi|em|mình))(?!\w)",
    re.IGNORECASE,
)
# Who somebody is, and no more: "Tôi là chuyên viên Sở Y tế,", "Em mới về Phòng Tư pháp.".
_WHO_ASKS = re.compile(
    rf"^(?:(?:dạ|thưa|kính|chào)(?!\w)[^,.!]{{0,30}}[,.!]? )*{_SPEAKERS}"
    r" (?:(?:vừa|mới|đang|hiện|được) )*(?:là|ở|bên|thuộc|công tác|về|vào|chuyển|thay mặt|đại diện"
    r"|làm (?:việc|ở|tại|bên|văn phòng|cán bộ|công chức|nhân viên|lãnh đạo))(?!\w)[^,.;:]*[,.;:]? ?"
)
# What somebody says of doing a thing, beside the thing.
_DOING = re.compile(
    r"(?<!\w)(?:(?:định|tính|dự định|dự kiến)(?: (?:để|là))?(?: (?:sang|đến|tới|hết|cuối|đầu))? (?:quý|tháng|tuần|năm)"
    r" [\w/]+(?: mới)?|(?:hôm nay|bây giờ|giờ)(?: (?:đã|là|mới))*(?: (?:ngày|mùng|thứ|tháng|quý) [\w/]+)?"
    r"(?: rồi)?(?: mà)?"
    rf"|{_SUPERIORS} (?:(?:vừa|mới|đang|có) )*(?:hỏi|giao|nhắc|bảo|yêu cầu)(?: (?:cho|về|vụ|chuyện|việc))*"
    rf"|(?:{_OFFICE} )?{_SPEAKERS}|định|dự định|tính|mới|đang|sắp|vừa|cần|phải|muốn|chuẩn bị|vẫn|còn|chưa|kịp|mà"
    r"|(?:được giao|được phân công|nhận)(?: (?:việc|nhiệm vụ|phần))?|loay hoay|(?<!việc )(?<!người )làm|viết|soạn|lo)"
    r"(?!\w)"
)
# A question for a time or a body that says nothing of what is sent, or of which plan.
_SENT = re.compile(
    r"(?:phải )?(?:gửi|nộp|trình)(?: (?:về|cho|lên|tới|đến|qua)(?: .*)?)?|(?:xây dựng )?kế hoạch", re.IGNORECASE
)
_RULED = (
    r"(?:kế hoạch|quy định|văn bản|cấp trên|yêu cầu|bắt|đặt ra|hẹn|phải|mốc)"
    r"(?: (?:này|đó|ấy|cchc|cải cách hành chính))?"
)
# All that such a question says beside the places that it names.
_NO_MATTER = re.compile(
    rf"(?:[\W\d]|(?:{_RULED}|vậy|thế|thì|theo|tỉnh|huyện|giao|cho|hạn|chót|cuối cùng|thời hạn|cần|gửi|nộp|trình"
    r"|xong|hoàn thành|trước|chậm nhất|muộn nhất|đến|là|vào|ngày|tháng|quý|năm|lúc|hôm|khi|bao|giờ|nào|mấy|nhiêu|ạ|nhỉ)"
    r"(?!\w))+",
    re.IGNORECASE,
)
_RULES = re.compile(rf"(?<!\w)(?:(?:(?:tỉnh|huyện) (?={_RULED}))?{_RULED}(?!\w) ?)+", re.IGNORECASE)
_ASKS = re.compile(r"(?<!\w)(?:nào|mấy|bao nhiêu|bao giờ)(?!\w)")
_LAST = re.compile(r"(?:[.;!…]|(?P<comma>,)) (?P<asked>[^.;!…,]{8,120})$")
_STILL = re.compile(r"(?<!\w)(?:chưa|định|dự định|tính để|đang|mới)(?!\w)")


# A question that says what is done and not who does it: who asks does.
_NO_SUBJECT = re.compile(
    r"^(?:(?:trong )?năm (?:nay|20\d\d),? |theo kế hoạch(?: [^,]{0,40},)? |vậy |thì |năm tới |tháng này )*"
    r"(?P<verb>(?:phải|cần|được giao|được phân công|có (?:nhiệm vụ|trách nhiệm)|chịu trách nhiệm|chủ trì|phối hợp|sẽ)"
    r"(?!\w))"
)


def with_own_body(preamble: str, asked: str, registry: AgencyRegistry) -> str:
    """The question with "sở tôi", "chúng tôi" put as the one body that is named before it, or with that body as who
    does a thing where it says nobody; as it is where none is named before.
    """
    bodies = {mention.name for mention in registry.find(preamble)}
    if len(bodies) != 1:
        return asked
    body = bodies.pop()
    subjectless = _NO_SUBJECT.match(match_key(asked))
    if subjectless is None or registry.find(asked):
        return _OWN.sub(body, asked)
    at = subjectless.start("verb")
    return f"{asked[:at]}{body} {asked[at:]}"


def split_matter(text: str, places: Iterable[str]) -> tuple[str, str]:
    """What was said before a question that names no matter itself, and the question ("Hôm nay ngày 16 mà xã tôi chưa
    gửi báo cáo tháng. Quy định phải gửi trước ngày nào?"); "" and all of the text where it names one.
    """
    last = _LAST.search(text)
    if last is None:
        return "", text
    before, asked = text[: last.start("asked")], text[last.start("asked") :]
    key = match_key(asked)
    for place in places:
        key = key.replace(match_key(place), "")
    whole = last["comma"] is not None and _STILL.search(match_key(before)) is None
    return ("", text) if whole or not (_NO_MATTER.fullmatch(key) and _ASKS.search(key)) else (before, asked)


def joined(preamble: str, asked: str, topic: str) -> str:
    """The question with what was said before it, where it names no matter of its own: "Tôi đang làm kế hoạch kiểm tra.
    Tỉnh yêu cầu xong khi nào?". "" where it names one, or nothing was said but who asks.
    """
    if topic and not (_SENT.fullmatch(topic) or _NO_MATTER.fullmatch(topic)):
        return ""
    reading = Reading(preamble.strip())
    who = _WHO_ASKS.match(reading.key)
    if who is not None:
        reading.use(*who.span())
    for match in list(reading.matches(_DOING)):
        reading.use(*match.span())
    told = " ".join(word for run in reading.left() for word in run)
    return f"{told} {_RULES.sub('', asked).strip()}" if told else ""
