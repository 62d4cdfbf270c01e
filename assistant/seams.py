"""Where a topic was put together: "người có công ở Lục Ngạn được nhận" leaves "công" and "nhận" side by side, and no
word of the two ("công nhận") was ever said. Where a question pauses, nothing it says goes on either.
"""

import itertools
import re

from assistant.rarity import terms

_PAUSE = re.compile(r"[,;:?!–](?!\d)")


def runs(topic: str, question: str) -> tuple[str, ...]:
    """`topic` in the pieces that stand whole in `question`, from pause to pause; in one piece where it has words of
    another question.
    """
    words = topic.split()
    parts = [terms(part).syllables for part in _PAUSE.split(question)]
    if not words or not set(terms(topic).syllables) <= set(itertools.chain(*parts)):
        return (topic,)
    beside = frozenset(pair for part in parts for pair in itertools.pairwise(part))
    pieces = [[words[0]]]
    for before, word in itertools.pairwise(words):
        left, right = terms(before).syllables, terms(word).syllables
        if left and right and (left[-1], right[0]) not in beside:
            pieces.append([])
        pieces[-1].append(word)
    return tuple(map(" ".join, pieces))
