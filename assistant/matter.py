"""What a question narrows by, and whether a text says it: its words whole, and those that belong together near each
other.

Coverage counts syllables, and any row of a plan holds many of those of a question about something else: "kế hoạch" and
"thanh tra" stand far apart in a row about an inspection of staffing, and that row is no inspection plan. Here each word
must stand whole ("vận tải"), and each with the next about as near as the question has them.

Words that people ask with and plans word otherwise ("lo", "nộp", "bảng") are idle: they speak for a text that has them,
never against one.
"""

import itertools
import math
from collections.abc import Iterable, Sequence, Set

from assistant.ladder import Ladder
from assistant.rarity import Rarity, Terms
from assistant.segmentation import cut
from assistant.topic_words import HEAVIEST, Run, Word, without_doublets, words_of_topic

_APART = 5  # syllables more than in the question may stand between two words that belong together
_NAMING = 3  # between a paper and what it is for
_BEFORE = 2  # and so many where they stand the other way round
_FAR = 12  # either way round where the order is that of another language
_OTHERWISE = 0.95  # another wording of the same is a little less sure
_NEARLY = 0.7  # and a verb of the same family, where the topic was translated, still less
_SPLIT = 2  # syllables between the two of a word that are one all the same
_OTHER_MARKS = 0.75  # one syllable alone is another word with other diacritics ("sở", "số")
_MISNAMED = 0.22
_PARTED = 0.4
_TELLING = 3.0  # what a word weighs that one unit in twenty has
_PERSONS = frozenset({"nguoi"})


class Matter:
    """The words of a topic, ready to be looked for in many texts.

    `names` are left aside: they say which plan is meant, and are looked for elsewhere. `senses` are the wordings of
    phrases in the topic, the one that stands there first; where it was `translated`, words beside them were left in
    English, and weigh less where no document has them. After each of `borders`, numbers of syllables, a word ends.
    """

    def __init__(
        self,
        topic: Terms,
        rarity: Rarity,
        stopwords: frozenset[str],
        *,
        names: Iterable[str] = (),
        senses: Sequence[Sequence[str]] = (),
        translated: bool = False,
        borders: Set[int] = frozenset(),
        seams: Set[int] = frozenset(),
    ) -> None:
        self._translated = translated
        self._seams = seams
        read = words_of_topic(topic.syllables, rarity, stopwords, names, senses, translated, borders)
        self._words = tuple(read if translated else without_doublets(read))
        own = bool(senses) and not translated
        plain = (topic.syllables, rarity, stopwords, names, (), False, borders)
        self._own = tuple(words_of_topic(*plain)) if own else self._words
        self._apart, self._before = (_FAR, _FAR) if translated and senses else (_APART, _BEFORE)

    @property
    def size(self) -> int:
        """How many words there are to look for, idle ones aside."""
        return sum(not word.idle for word in self._words)

    @property
    def weight(self) -> float:
        """What the most telling of its words weighs; 0 where there is none."""
        return max((word.weight for word in self._words), default=0.0)

    def said(self, ladder: Ladder) -> float:
        """How far a text says what is asked, in [0, 1]: `told` and `joined` in equal parts, in the topic's own words or
        in others that mean the same; less where a paper or a fund that the question names by what it is for ("kế hoạch
        thanh tra") is named by something else.
        """
        readings = (self._words, self._own) if self._own is not self._words else (self._words,)
        said = max((_told(words, ladder) + self._joined(words, ladder)) / 2 for words in readings)
        return max(said - _MISNAMED, 0.0) if self.misnamed(ladder) else said

    def told(self, ladder: Ladder) -> float:
        """The share of the topic's words, by weight, that the fields hold whole, in [0, 1]; 1 where there is none to
        look for.
        """
        return _told(self._words, ladder)

    def joined(self, ladder: Ladder) -> float:
        """The share of neighbouring words, by the lighter of the two, that one field holds about as near to each other,
        in [0, 1]; 1 for a topic of one word. Idle words that the text lacks stand between no others.
        """
        return self._joined(self._words, ladder)

    def _joined(self, topic: Sequence[Word], ladder: Ladder) -> float:
        words = [word for word in topic if not word.idle or _share(word, ladder)]
        held, total = [0.0], [0.0]
        for left, right in itertools.pairwise(words):
            weight = min(left.weight, right.weight) * self._held_together(left, right)
            total.append(weight)
            if self._near(left, right, ladder):
                held.append(weight)
        return math.fsum(held) / math.fsum(total) if math.fsum(total) else 1.0

    def _held_together(self, left: Word, right: Word) -> float:
        """How much it tells that two neighbours stand apart: less where the question itself parts them."""
        parted = any(left.at + left.length <= seam <= right.at for seam in self._seams)
        return _PARTED if parted else 1.0

    def misnamed(self, ladder: Ladder) -> bool:
        """Whether a name of a paper and what it is for, side by side in the question, stand apart in the fields. A cell
        that ends with the name ("… ban hành Kế hoạch") leaves what it is for to another.
        """
        return any(
            left.named_by_purpose
            and right.at == left.at + left.length
            and not self._near(left, right, ladder, min(self._apart, _NAMING))
            and not (ladder.closes(left.wordings[0]) and ladder.stands(right.wordings[0]))
            for left, right in itertools.pairwise(self._words)
            if not right.idle and not self._translated
        )

    def lacks(self, ladder: Ladder) -> bool:
        """Whether the fields lack a telling word of the topic altogether ("nước thải"), in any of its wordings."""
        return any(
            word.length > 1 and word.weight >= _TELLING and not (word.idle or word.kin or _share(word, ladder))
            for word in self._words
        )

    def misread(self, ladder: Ladder) -> bool:
        """Whether the topic is one syllable with diacritics, and the fields hold it with others only ("họp", "hợp")."""
        words = [word for word in self._words if not word.idle]
        if len(words) != 1 or words[0].length > 1 or words[0].written.isascii():
            return False
        return words[0].written not in ladder.singles and not any(map(ladder.stands, words[0].wordings[1:]))

    def holds_all(self, ladder: Ladder, besides: Set[str]) -> bool:
        """Whether the fields hold every word of two syllables or more whole, in one of its wordings; `besides`, written
        without diacritics, and idle words aside.
        """
        words = (word for word in self._words if word.length > 1 and not word.idle)
        return all(_share(word, ladder) >= _NEARLY for word in words if " ".join(word.wordings[0]) not in besides)

    def undone(self, ladder: Ladder) -> bool:
        """Whether the topic begins with something done ("khảo sát …", "kiểm tra, giám sát …") that the fields tell with
        no verb of its family: what is done to a thing tells one row about it from another.
        """
        told = (word for word in self._words if not word.idle)
        deeds = tuple(itertools.takewhile(lambda word: word.kin, told))
        return bool(deeds) and not any(_done(deed, ladder) for deed in deeds)

    def _near(self, left: Word, right: Word, ladder: Ladder, apart: int | None = None) -> bool:
        between = right.at - left.at - left.length
        return any(
            ladder.near(one, other, between + (self._apart if apart is None else apart), self._before)
            for one in (*left.wordings, *left.near)
            for other in (*right.wordings, *right.near)
        )


def _told(words: Iterable[Word], ladder: Ladder) -> float:
    held, total = [0.0], [0.0]
    for word in words:
        share = _share(word, ladder)
        if share or not word.idle:
            held.append(word.weight * share)
            total.append(word.weight)
    return math.fsum(held) / math.fsum(total) if math.fsum(total) else 1.0


def _share(word: Word, ladder: Ladder) -> float:
    """How much of a word the fields hold: all of it in one of its wordings, else what a phrase's own words are."""
    first, *others = word.wordings
    if len(first) == 2 and (first[0], first[1]) in ladder.named:
        return 0.0
    if ladder.stands(first):
        known = not word.written or word.written.isascii() or word.written in ladder.singles
        return 1.0 if known else _OTHER_MARKS
    if any(ladder.stands(other) for other in others):
        return _OTHERWISE
    if any(ladder.stands(verb) for verb in word.near):
        return _NEARLY
    split = _APART if first[0] in _PERSONS else _SPLIT
    if len(first) == 2 and ladder.near(first[:1], first[1:], split, -1):
        return _NEARLY  # "người làm" in "người trực tiếp, thường xuyên làm"
    if word.weight >= HEAVIEST and _slipped(first, ladder):
        return _NEARLY  # no document has it, and a letter more or less is a word of this one
    parts = cut(first) if len(first) > 2 else ()
    return sum(len(part) for part in parts if ladder.stands(part)) / len(first)


def _done(word: Word, ladder: Ladder) -> bool:
    """Whether the fields hold a verb, one of its family, or the verb with one letter missing; what "đã được phê duyệt"
    is done already.
    """
    standing = [verb for verb in (*word.wordings, *word.kin) if ladder.stands(verb)]
    if standing:
        return any(ladder.to_do(verb) for verb in standing)
    return bool(_share(word, ladder)) or _slipped(word.wordings[0], ladder)


def _slipped(word: Run, ladder: Ladder) -> bool:
    """Whether the fields hold a word of two syllables with one letter more or less ("tuyen tuyen")."""
    if len(word) != 2:
        return False
    first, second = word
    return any(
        (left == first and _slip(right, second)) or (right == second and _slip(left, first))
        for left, right in ladder.bare_pairs
    )


def _slip(one: str, other: str) -> bool:
    """Whether one of two syllables is the other with a letter missing ("tuyen", "truyen")."""
    short, long = sorted((one, other), key=len)
    return len(short) + 1 == len(long) and any(short == long[:at] + long[at + 1 :] for at in range(len(long)))
