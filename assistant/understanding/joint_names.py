"""Bodies that share a word of their names: "Phòng Nội vụ và Tư pháp", "các sở Nội vụ, Tài chính", "Công an và Bưu điện
huyện". Each is written out with the word that it shares.
"""

import re

from assistant.understanding.short_names import ShortNames
from corpus.agencies import AgencyRegistry, Mention

_JOINT = r"(?:,? (?:và|với|cùng|hay|hoặc) |, )"
_JOINED = re.compile(rf"{_JOINT}(?!(?:các|những) )(?P<words>[^\W\d]+(?: [^\W\d]+){{0,5}})", re.IGNORECASE)
_HEADED = re.compile(r"(?<!\w)(?P<head>sở|phòng|bộ) ", re.IGNORECASE)
_ALL = re.compile(
    r"(?<!\w)(?:các|hai|ba|những|mấy) (?=(?P<head>sở|phòng|bộ) (?P<words>[^\W\d]+(?: [^\W\d]+){0,5}))", re.IGNORECASE
)
# What may follow a name; any other word makes what stands there another thing ("tài chính công").
_AFTER = re.compile(
    r"\s*(?:$|[,.;:?!)/&\d]|(?:và|với|hay|hoặc|cùng|của|ở|tỉnh|huyện|thành phố|thị xã|quận|xã|phải|cần|được|bị|có|làm"
    r"|chủ trì|phối hợp|phụ trách|trong|năm|thì|là|sẽ|đã|đang|đều|mỗi|khác|nhận|lo|theo|giao|chịu|ai|bên|nơi)(?!\w))",
    re.IGNORECASE,
)
_TIER = re.compile(r" (?P<tier>tỉnh|huyện|thành phố|thị xã|quận|xã|phường)$", re.IGNORECASE)
_BEFORE = r"(?:và|của|giữa|giao|cho|là|thì|do)"
_FIRST = re.compile(
    rf"(?:^|[,:;] |(?<!\w){_BEFORE} )(?P<name>[^\W\d]+(?: (?!{_BEFORE} )[^\W\d]+){{1,4}}){_JOINT}$", re.IGNORECASE
)
_MAY_SHARE = re.compile(r"(?:, | và | với | cùng | hay | hoặc )", re.IGNORECASE)


class JointNames:
    """Writes out names that share a word, where each is one that is known."""

    def __init__(self, registry: AgencyRegistry, short: ShortNames) -> None:
        self._registry, self._short = registry, short

    def spelled(self, text: str) -> str:
        """`text` with the shared word put to each name; as it is where what stands beside a name is no name."""
        if not _MAY_SHARE.search(text):
            return text
        named = _ALL.sub(lambda found: "" if self._name(found["head"], found["words"]) else found.group(), text)
        for mention in reversed(self._registry.find(named)):
            named = self._with_tier(self._with_heads(named, mention), mention)
        return named

    def _with_heads(self, text: str, mention: Mention) -> str:
        """The names after a mention, each with its first word."""
        head = _HEADED.match(text, mention.start)
        at = mention.end
        while head is not None and (joined := _JOINED.match(text, at)):
            name = self._name(head["head"], joined["words"])
            if not name:
                break
            text = f"{text[: joined.start('words')]}{head.group()}{text[joined.start('words') :]}"
            at = joined.start("words") + len(head.group()) + len(name)
        return text

    def _with_tier(self, text: str, mention: Mention) -> str:
        """The names before a mention, each with the tier that it ends with."""
        tier = _TIER.search(text[mention.start : mention.end])
        at = mention.start
        while tier is not None and (first := _FIRST.search(text[:at])):
            if not self._is_body(first["name"] + tier.group()) or self._registry.get(first["name"]) is not None:
                break
            text = f"{text[: first.end('name')]}{tier.group()}{text[first.end('name') :]}"
            at = first.start("name")
        return text

    def _name(self, head: str, words: str) -> str:
        """The first of `words` that are a name with `head` before them, the longest; "" for none."""
        said = words.split()
        for size in range(len(said), 0, -1):
            name = " ".join(said[:size])
            if self._is_body(f"{head} {name}"):
                return name if _AFTER.match(words[len(name) :]) else ""
        return ""

    def _is_body(self, name: str) -> bool:
        card = self._registry.get(self._short.spelled(name))
        return card is not None and card.kind == "body"
