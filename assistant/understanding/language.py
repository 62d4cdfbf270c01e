"""Whether a question is Vietnamese or English; a mixed one counts as the language of its asking words."""

import re

from corpus.diacritics import DiacriticsModel
from corpus.normalizer import fold, match_key
from corpus.slips import is_syllable

_WORD = re.compile(r"[a-zA-Z\u00c0-\u1ef9]+(?:'[a-z]+)?")
_ENGLISH = frozenset(
    """
    a about according agencies agency all am an and any anyone are as asked at be been before being between both by can
    compare compared coordinate coordinates could days deadline deadlines department departments did difference district
    do does doing due during each explain find first for from full give given goal goals had has have he help hello her
    hi higher his how i if in increase into is issued it its know last lead leading leads least list local long lower
    a about according agency agencies department all am an and any anyone are as asked at be been before being between
    both by can one only or other our out over part people percent percentage plan planned plans
    please product products province
    provincial quarter rate report reporting reports required responsible same say says set share she should show so
    some stand stands submit submitted support target targets task tasks tell than that the their them then there these
    they this those time times to two under up us was we were what when where which while who whom whose why will with
    within work would year years yes you your
    """.split()  # noqa: SIM905
)
# Words of both languages, or abbreviations: they say nothing.
_NEUTRAL = frozenset("a an do me so in on he am to hi all its one her than the".split())  # noqa: SIM905
_FOREIGN_SHARE = 0.5


def detect_language(text: str, model: DiacriticsModel) -> str:
    """ "vi" or "en". Vietnamese without diacritics is Vietnamese; so is a text with no words of either."""
    english = vietnamese = 0.0
    for word in _WORD.findall(text):
        key = match_key(word)
        bare = fold(key)
        if key != bare:
            # Names such as "Lục Ngạn" keep their diacritics in English questions.
            vietnamese += 0.4 if word[:1].isupper() and word[1:2].islower() else 1.0
        elif key in _ENGLISH:
            english += 0.4 if key in _NEUTRAL else 1.0
            vietnamese += 0.4 if key in _NEUTRAL else 0.0
        elif word.isupper() and len(word) > 1 and not text.isupper():
            continue
        elif model.knows_folded(bare) and (is_syllable(bare) or word[:1].isupper()):
            vietnamese += 0.7 if not word[:1].isupper() or text.isupper() else 0.2
        elif len(bare) > 3:  # even where the texts counted have it ("system"): it is no Vietnamese syllable
            english += _FOREIGN_SHARE
    return "en" if english > vietnamese else "vi"
