"""A question read once more as an open one, where the kind that it seemed to be of has no answer.

"Hỗ trợ người thất nghiệp bằng cách nào" holds a word for helping and asks of nobody who helps; "phát triển dựa trên cơ
sở nào" asks for no document. Words such as these are cues and can mislead; "ai", "khi nào", "bao nhiêu", "quyết định
nào" are no cues but the question itself, and are never read otherwise.
"""

from dataclasses import replace

from assistant.facts import asks_quantity
from assistant.question import Facet, Understanding
from assistant.understanding.asking import load_signs
from corpus.normalizer import match_key

# Kinds that a verb or a noun alone may seem to ask for.
_SEEMING = frozenset({Facet.LEAD, Facet.COORDINATE, Facet.TARGET, Facet.LEGAL_BASIS, Facet.REPORTING})


def reopened(understood: Understanding) -> Understanding | None:
    """`understood` as a question for any sentence that says it; None where its kind is beyond doubt."""
    if understood.yes_no or understood.wants_list or understood.intrusion is not None:
        return None
    if not understood.topic or not set(understood.facets) <= _SEEMING:
        return None
    asked = match_key(understood.text if understood.language == "vi" else understood.original)
    signs = load_signs(f"asking.{understood.language}")
    if not signs["how"].search(asked) or signs["certain"].search(asked) or asks_quantity(asked):
        return None
    return replace(understood, facets=(Facet.PASSAGE,))
