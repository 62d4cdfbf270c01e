"""What stands below the last words of a plan: who signed it, and to whom it went."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.composing.draft import Context, Draft
from corpus.document import BlockKind, Document, Span
from corpus.normalizer import match_key
from corpus.repair import repair

_PLANS = 3
_SIGNS = re.compile(
    r"(?<!\w)(?:ai|(?:người|ông|bà|vị|lãnh đạo|chủ tịch)(?! dân)(?! nào ở)[^,;?]{0,40}?) (?:đã |là người )?ký(?!\w)"
    r"|(?<!\w)(?:do|được) [^,;?]{2,40}? ký(?! kết| hợp đồng)(?: ban hành| tên)?(?= (?:phải|đúng|có|à|hả)(?!\w)|\W*$)"
    r"|(?<!\w)người ký(?!\w)"
    r"|(?<!\w)who (?:has |had )?signed(?! up| off)(?!\w)|(?<!\w)signed by (?:whom|who|which)(?!\w)"
    r"|(?<!\w)whose (?:name|signature)s?(?: (?:is|was|stands?|appears?|are|comes?))?(?: \w+)?"
    r" (?:at|on|under|below|beneath)(?!\w)"
    r"|(?<!\w)who (?:has )?(?:puts?|set) (?:his|her|their) (?:name|signature) (?:to|on|under)(?!\w)"
)
_SENT = re.compile(
    r"(?<!\w)nơi nhận(?! (?:và|hồ sơ|kết quả|trả))(?!\w)"
    r"|(?<!\w)kế hoạch(?! [^?]*(?:báo cáo|phải|nộp))[^,;?]{0,80}? được (?:gửi|phát hành|chuyển)(?: đi)?"
    r" (?:cho|đến|tới)(?: những| các)? (?:ai|đâu|nơi|cơ quan|đơn vị|cá nhân|tổ chức)(?!\w)"
)
# Asked of the signing: its day, or what is private of who signed.
_OF_SIGNING = re.compile(
    r"(?<!\w)(?:ngày|bao giờ|khi nào|hôm nào|(?<!chỉ )số|điện thoại|married|when|phone|email)(?!\w)"
)
_ITS_WORDS = re.compile(
    r"(?<!\w)(?:(?:ông|bà)(?: \w+){1,4}? (?=ký)|(?:người|ai|ký|tên|chức vụ|họ tên|ban hành|xây dựng|nơi nhận"
    r"|được gửi (?:cho|đến|tới)|gửi|cơ quan|đơn vị"
    r"|vị|lãnh đạo|(?:phó )?chủ tịch|tỉnh|huyện|các|những|là|do|của|gồm|văn bản|kế hoạch|cchc|cải cách hành chính"
    r"|phê duyệt|sign(?:ed)?|signature|bottom|foot|end|cuối|chữ ký)(?!\w))"
)
_SEAT = r"(?:(?:KT|TM|TL|TUQ|Q)\.\s*[^\W\d_]|(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG BAN))"
_SIGNATURE = re.compile(rf"^[ \t*|#]*(?={_SEAT})", re.MULTILINE)
_RECIPIENTS = re.compile(r"Nơi nhận\s*:?\**\s*", re.IGNORECASE)
_LINE_OF_NAME = re.compile(r"^[ \t*|]*(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,4})[ \t*|]*$", re.MULTILINE)


def answer_closing(context: Context) -> Draft | None:
    """Who signed the plans that the question only names, or to whom they were sent; None for any other question, and
    where no plan says it.
    """
    key = match_key(context.understood.text) if context.understood.language == "vi" else match_key(context.asked_words)
    signer = _SIGNS.search(key) is not None
    if not (signer or _SENT.search(key)) or (signer and _OF_SIGNING.search(_without_years(key))):
        return None
    rest = _ITS_WORDS.sub(" ", match_key(context.understood.topic))
    narrowed = replace(context, topic=context.units.topic(" ".join(rest.split())))
    if context.understood.document_numbers or not (narrowed.topic.empty or narrowed.titled):
        return None
    cut: Callable[[Document], Span | None] = _signature if signer else _recipients
    head = "signed_by" if signer else "sent_to"
    lines: list[str] = []
    for entry in narrowed.plans[:_PLANS]:
        document = context.index.document(entry.id)
        span = cut(document)
        if span is not None:
            quote = repair(document.text, (span,)).strip(" |")
            marker = context.citations.passage(entry.id, (span,), ())
            lines.append(context.wording.say(head, title=context.named(entry.id), quote=quote, markers=marker))
    return Draft(Status.ANSWERED, tuple(lines)) if lines else None


def _without_years(key: str) -> str:
    return re.sub(r"\d+", " ", key)


def _closing(document: Document) -> Span | None:
    """From "Nơi nhận" to the end of the block that it stands in."""
    for block in document.blocks:
        for span in block.spans if block.kind is BlockKind.FURNITURE else ():
            found = _RECIPIENTS.search(document.text, span.start, span.end)
            if found is not None and found.end() < span.end:
                return Span(found.end(), span.end)
    return None


def _recipients(document: Document) -> Span | None:
    whole = _closing(document)
    if whole is None:
        return None
    signature = _SIGNATURE.search(document.text, whole.start, whole.end)
    return _stripped(document.text, whole.start, signature.start() if signature else whole.end)


def _signature(document: Document) -> Span | None:
    """The seat and the name of who signed; None where no name stands there."""
    whole = _closing(document)
    begin = _SIGNATURE.search(document.text, whole.start, whole.end) if whole else None
    if whole is None or begin is None:
        return None
    names = _LINE_OF_NAME.finditer(document.text, begin.end(), whole.end)
    end = next((match.end("name") for match in names if match["name"].istitle()), None)
    return _stripped(document.text, begin.end(), end) if end else None


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end].strip(" \n\t*|#-")
    at = text.find(words, start)
    return Span(at, at + len(words)) if words else None
