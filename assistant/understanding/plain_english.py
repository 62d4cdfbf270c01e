"""English questions in plain words: contractions written out ("who's", "whos"), asking words without "exactly", times
in their usual forms.
"""

import re

from assistant.understanding.english_times import in_usual_times

_ASKING = "who|what|when|where|why|how|which|that|there|here|it"
_PLAIN = "who|what|when|where|how|that"  # "its" is a word of its own
_ENDINGS = {"'ll": " will", "'re": " are", "'ve": " have", "'d": " would", "'m": " am"}
_IRREGULAR = {"can't": "can not", "won't": "will not", "shan't": "shall not", "cannot": "can not", "let's": "let us"}
_NEGATED = "do|does|did|is|are|was|were|has|have|had|should|would|could|must|need"
_CONTRACTION = re.compile(
    rf"(?<!\w)(?:(?P<whole>{'|'.join(_IRREGULAR)})|(?P<is>{_ASKING})'s|(?P<bare>{_PLAIN})s|(?P<neg>{_NEGATED})n'?t"
    r"|(?P<word>[a-z]+)(?P<end>'(?:ll|re|ve|d|m)))(?!\w)",
    re.IGNORECASE,
)
_PRESSING = re.compile(
    r"(?<!\w)(who|whom|what|which|when|where|how)"
    r"(?:,? (?:exactly|precisely|specifically|actually|then|again|on earth))+(?!\w)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(\W*(?:who|what|when|how|(?:which|what) \w+(?: \w+)?)),"
    r" ((?:according to|under|in|by|as per|per|within|for) [^,]{3,60}), (.+?)([?.! ]*)$",
    re.IGNORECASE,
)
# "carry it out" is "carry out it": a verb of two words is one.
_PARTED = re.compile(
    r"(?<!\w)(carr(?:y|ies|ied|ying)|puts?|putting|sets?|setting|hand(?:s|ed|ing)?|dr[ae]w(?:s|n|ing)?|send(?:s|ing)?|sent"
    r"|sum(?:s|med)?|back(?:s|ed)?|roll(?:s|ed)?|tak(?:es?|ing|en)|took|bring(?:s|ing)?|brought|turn(?:s|ed|ing)?"
    r"|work(?:s|ed)?|pass(?:es|ed)?|pull(?:s|ed)?|clean(?:s|ed)?|build(?:s|ing)?|built|speed(?:s|ing)?|look(?:s|ed)?)"
    r" (it|them|this|these) (out|up|in|off|over|down|forward|right|together|back|on)(?!\w)",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"(?<!\w)(?:(?:miss|overrun|exceed)(?:s|es|ed|ing|ning)?|(?:runs?|goes|go|slips?|slides?) (?:past|beyond|over))"
    r" (?:the|its|their|a|any) (?:deadlines?|due dates?|time limits?)(?!\w)",
    re.IGNORECASE,
)
_EXCEEDS = re.compile(
    r"(?<!\w)(?:to )?(?:exceed|surpass|top|pass|overtake)(?:s|ed|ing|es)? (?=(?:the )?\d[\d.,]* ?(?:%|per ?cent))",
    re.IGNORECASE,
)
# "Part IV", "heading IV": the areas of a plan have such numbers.
_NUMBERED_AREA = re.compile(
    r"(?<!\w)(?:part|section|heading|chapter|group|field|block|division|area)s? (?:no\.? |number )?"
    r"(?=(?-i:[IVX]{2,5}|[VX]|I(?= of\b| ?[,;:()?.]| ?$))(?!\w))",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"(?<!\w)(?:ahead|in advance) of (?:the|its|their|any) (?:deadlines?|due dates?|time limits?)(?!\w)", re.IGNORECASE
)

# What is known already, or is not meant, is no matter to look for: "Apart from the fee, what …", "(not the fee)".
_BESIDES = r"(?:(?:apart|aside) from|besides|other than|in addition to|on top of)"
_KNOWN = re.compile(
    rf"^{_BESIDES} [^,?]{{2,60}},\s+(?=\w)|,? {_BESIDES} (?!wh)[^,?]{{2,60}}(?=\?)"
    r"|\((?:and |but )?not [^()]{2,60}\) ?",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(
    r"(?<=\w) and (?:the |all )?other (?:[\w-]+ )?"
    r"(?:branches|offices|agencies|departments|bodies|divisions|units)(?!\w)",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?<!first )(?<!second )(?<!last )(?<!other )(?<!\w)half (?:of )?(?=(?:all|the|its|their)(?! (?:year|month|day)))",
    re.IGNORECASE,
)
# "The plan sets a floor for late files. What is it?" asks "What is the floor for late files in the plan?"
_THEN_ASKED = re.compile(
    r"^(?P<where>[^.?!]{3,120}?) (?:also )?"
    r"(?:sets?|fix(?:es)?|gives?|names?|mentions?|puts?|states?|contains?|lays down) "
    r"(?:an? |one )(?P<what>[^.?!]{3,120})[.;] (?P<asks>what|which|who|when) (?:is|was|are|were) (?:it|that|this)\?$",
    re.IGNORECASE,
)


def in_plain_words(text: str) -> str:
    """`text` with its contractions as two words; a possessive ("the province's") stays. Adverbs that only press for an
    answer ("who exactly") are left out; an aside ("Who, in the annex, leads it?") goes to the end; the
    words of a parted verb ("carry it out") stand together; what misses its deadline is late, what is done before it is
    done ahead of schedule, and a part is called by its Roman number alone. What is known already is left out, half of
    something is 50% of it, and what is said to be there and then asked for is asked for in one sentence.
    """
    text = _THEN_ASKED.sub(r"\g<asks> is the \g<what> in \g<where>?", text)
    text = _HALF.sub("50% of ", _AND_OTHERS.sub("", _KNOWN.sub("", text)))
    plain = _ASIDE.sub(r"\1 \3 \2\4", _PRESSING.sub(r"\1", _CONTRACTION.sub(_written_out, text)))
    plain = _NUMBERED_AREA.sub("", _EXCEEDS.sub("over ", _MISSED.sub("is late", _PARTED.sub(r"\1 \3 \2", plain))))
    return in_usual_times(_EARLY.sub("ahead of schedule", plain))


def _written_out(match: re.Match[str]) -> str:
    if match["whole"]:
        said = _IRREGULAR[match["whole"].lower()]
        return said.capitalize() if match["whole"][0].isupper() else said
    if match["is"] or match["bare"]:
        return f"{match['is'] or match['bare']} is"
    if match["neg"]:
        return f"{match['neg']} not"
    return match["word"] + _ENDINGS[match["end"].lower()]
