"""Where a topic was put together: "người có công ở Lục Ngạn được nhận" leaves "công" and "nhận" side by side, and no
word of the two ("công nhận") was ever said.
"""

import itertools

from assistant.rarity import terms


def runs(topic: str, question: str) -> tuple[str, ...]:
    """`topic` in the pieces that stand whole in `question`; in one piece where it has words of another question."""
    words = topic.split()
    said = terms(question).syllables
    if not words or not set(terms(topic).syllables) <= set(said):
        return (topic,)
    beside = frozenset(itertools.pairwise(said))
    pieces = [[words[0]]]
    for before, word in itertools.pairwise(words):
        left, right = terms(before).syllables, terms(word).syllables
        if left and right and (left[-1], right[0]) not in beside:
            pieces.append([])
        pieces[-1].append(word)
    return tuple(map(" ".join, pieces))
