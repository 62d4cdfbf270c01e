"""What somebody says of himself around an English question, where the question names its matter without it: "I run a
shop. How long …?", "As a teacher, …", "… I need it for a report."
"""

import re
from collections.abc import Callable, Iterable

from corpus.agencies import Mention

_SAYING = (
    r"(?:i|we|my|our)(?: \w+|'(?:m|ve|re|d|ll))"
    r"|(?:hi|hello|hey|good (?:morning|afternoon|evening))(?:,? \w+){0,2}"
    r"|(?:an? |the )?(?:[\w-]+ ){0,3}here(?=[.,;:—–-])"
    r"|(?:asking|speaking|writing|calling)(?: \w+){0,2} (?:for|as|from|on behalf of)"
    r"|(?:just )?(?:started|joined|moved|arrived)"
)
# A sentence of the speaker, up to its end; where an asking word stands in it, it asks.
_SENTENCE = re.compile(
    rf"^(?:{_SAYING})(?!\w)(?:(?!\b(?:who|whom|whose|what|which|when|where|how|why|whether|if)\b)[^?.!;:]|\.(?=\w))*"
    r"(?:(?<!\bdept)(?<!\bno)[.!;:]| [—–-])\s+",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?:(?:speaking |writing |asking )?as|being) (?:an? |the |someone |somebody )[^?.!;:,]{2,80},\s+"
    r"|^for (?:my|our|an?|some) (?:[\w'-]+ ){0,3}"
    r"(?:reports?|articles?|stor(?:y|ies)|thes[ie]s|essays?|class|course|studies|study|papers?|presentations?|talks?"
    r"|meetings?|briefings?|projects?|research|slides?|speech)(?: (?:on|about) [^?.!;:,]{2,60})?(?:,| [—–-])\s+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?<=\?)\s+(?:(?:i|we|my|our)(?:'\w+)? |(?:just )?(?:asking|curious|wondering)\b|(?:many )?thanks|thank you)"
    r"[^?]*$",
    re.IGNORECASE,
)
# What points back at what was said; "that" may only join ("the share that is …").
_POINTS_BACK = re.compile(
    r"(?<!\w)(?:it|its|they|them|their|these|those|such|ones?(?!-)|mine|ours|my|our|us"
    r"|this(?! (?:year|plan|month|quarter))"
    r"|that(?= (?:is|was|must|should|has|be|will|task|work|job|one|plan|report|index|indicator"
    r"|target|goal|figure|survey|portal|system|project|scheme|programme|program|activity|course"
    r"|training)\b|[ ?.]*$))(?!\w)",
    re.IGNORECASE,
)
# Who says what he is busy with may have named the matter.
_ABOUT = re.compile(
    r"(?<!\w)(?:about|regarding|concerning|ask(?:s|ed)|told|read|saw|seen?|heard|the|this)(?!\w)", re.IGNORECASE
)
_OF_A_MATTER = 3  # words of its own that a question then needs to stand without it
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ASKS = re.compile(
    r"\?|^(?:\w+ ){0,3}(?:who|what|which|when|where|how|why|list|name|give|tell|show|find|summari[sz]e|explain)\b",
    re.IGNORECASE,
)
# What a question holds that names nothing to ask of.
_ASKING = frozenset(
    """
    who whom whose what which when where how why many much long often is are was were be been do does did has have had
    must should shall will would can could may might the a an of in on by for to from with and or at under per that
    i we me as latest last first according there any all each every
    plan plans year date day month quarter deadline due time department office agency body unit province district
    commune please tell document report reports task work job thing product output paper result share percentage
    target figure number rule lead leads handle handles responsible charge prepare prepares submit submitted send sent
    ready finish finished done complete completed say says told expect expected require required need needed want help
    coordinate coordinates
    """.split()  # noqa: SIM905
)
_OWN = re.compile(
    r"(?<!\w)(?:(?:my|our) (?:own |new )?(?:department|office|division|agency|unit|body|board|sector|inspectorate"
    r"|branch|team|side|colleagues|organi[sz]ation|institution)(?!\w)|us(?!\w)"
    r"|(?<=\bdo )we(?!\w)|(?<=\bmust )we(?!\w)|(?<=\bshould )we(?!\w)|(?<=\bshall )we(?!\w)|(?<=\bare )we(?!\w))",
    re.IGNORECASE,
)


def split_who_asks(
    text: str, find_bodies: Callable[[str], Iterable[Mention]], places: Iterable[str]
) -> tuple[str, str]:
    """What the speaker says of himself before a question that stands without it, and the question, "my department" put
    as the one body of `find_bodies` that is named before it; "" and the whole where the question rests on it. What he
    says of himself after a question is left out. `places` name nothing to ask of.
    """
    after = _AFTER.search(text)
    asked = text if after is None else text[: after.start()]
    start = 0
    while match := _ROLE.match(asked[start:]) or _SENTENCE.match(asked[start:]):
        start += match.end()
    preamble, own = asked[:start].strip(), asked[start:]
    if not preamble:
        return "", asked
    names = {mention.name for mention in find_bodies(preamble)}
    told = _OWN.sub(names.pop(), own) if len(names) == 1 else own
    return (preamble, told) if _stands_alone(preamble, told, places) else ("", asked)


def _stands_alone(preamble: str, asked: str, places: Iterable[str]) -> bool:
    """Whether a question names what it asks of, and points at nothing that was said before it."""
    for place in places:
        asked = asked.replace(place, "")
    words = set(map(str.lower, _WORD.findall(asked))) - _ASKING
    enough = len(words) >= (_OF_A_MATTER if _ABOUT.search(preamble) else 1)
    return enough and _ASKS.search(asked) is not None and _POINTS_BACK.search(asked) is None
