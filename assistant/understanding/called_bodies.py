"""Bodies that only the plans name ("Các chủ đầu tư xây dựng và kinh doanh hạ tầng Khu công nghiệp"), as people call
them: by the words of the name that matter ("chủ đầu tư hạ tầng khu công nghiệp").
"""

import re
from collections.abc import Iterable

from assistant.understanding.reading import Reading
from corpus.agencies import Mention
from corpus.normalizer import match_key

_WORD = re.compile(r"\w+")
_LEAST = 3  # syllables: fewer are a kind of body, and no body
# Words of a name that people leave out or put in.
_SLIGHT = frozenset("các những mọi mỗi của và đang ở tại trên trong địa bàn cấp đề nghị có thuộc".split())  # noqa: SIM905
_ASKED_OF = re.compile(
    r"(?:^|(?<=[,:;] )|(?<=nhiệm vụ của )|(?<=trách nhiệm của )|(?<=vai trò của ))(?:thì |đề nghị )?"
    r"(?P<body>\w+(?: \w+){2,11}?)(?:,? (?:ở|tại|của|trên địa bàn|thuộc) [^,?]{2,40}?)?,?"
    r"(?= (?:thì )?(?:(?:phải|cần|nên|được giao|được phân công|chịu|làm|có)(?: \w+){0,3} (?:gì|nào|ra sao|thế nào)"
    r"|(?:gồm|là) (?:những )?gì)(?!\w))"
)


def find_called(reading: Reading, bodies: Iterable[str]) -> tuple[Mention, ...]:
    """The body that a question asks the work of, by a part of its name; none where no body of `bodies` is so called."""
    return tuple(
        Mention(match.start("body"), match.end("body"), reading.text[match.start("body") : match.end("body")])
        for match in reading.matches(_ASKED_OF)
        if any(is_called(body, match["body"]) for body in bodies)
    )


def is_called(body: str, words: str) -> bool:
    """Whether `words` are the name of a body or its weighty words, in their order and from its first on."""
    called, name = _weighty(words), _weighty(body)
    if len(called) < _LEAST or called[:2] != name[:2]:
        return False
    rest = iter(name)
    return all(syllable in rest for syllable in called)


def _weighty(words: str) -> list[str]:
    return [syllable for syllable in _WORD.findall(match_key(words)) if syllable not in _SLIGHT]
