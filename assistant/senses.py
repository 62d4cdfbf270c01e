"""A translated topic in the documents' own words: of the wordings of each phrase, one that they use."""

import re
from dataclasses import replace

from assistant.evidence import Units
from assistant.question import Understanding


def in_their_words(understood: Understanding, units: Units) -> Understanding:
    """`understood` with every phrase of a translated topic that no document has replaced by its first wording that one
    has; a phrase that none of them words so stays as it is, and speaks against an answer.
    """
    topic, senses = understood.topic, []
    for sense in understood.senses:
        used = next((wording for wording in sense if units.attest(wording)), sense[0])
        if used != sense[0]:
            topic = re.sub(rf"(?<!\w){re.escape(sense[0])}(?!\w)", used, topic, count=1, flags=re.IGNORECASE)
        senses.append((used, *(wording for wording in sense if wording != used)))
    return replace(understood, topic=topic, senses=tuple(senses)) if senses else understood
