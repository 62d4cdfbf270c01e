"""Plans that an English question calls by a part of their titles: "under the index improvement plan"."""

import re
from collections.abc import Collection

from assistant.understanding.english import to_vietnamese
from assistant.understanding.glossary import Glossary
from assistant.understanding.plan_heads import find_head, find_tail
from assistant.understanding.plan_names import PlanNames
from assistant.understanding.reading import Reading

# Where a plan is named as what the answer stands in, with what its title says before the word "plan" or after it.
_CALLED = re.compile(
    r"(?<!\w)(?P<where>under|in|according to|within|by|per|of|from|on|about|out|implement(?:s|ing)?|does|did)"
    r" (?:the |that |this )?(?:(?:19|20)\d\d )?"
    r"(?P<called>(?:(?!plan\b|the\b|and\b|under\b|of\b|in\b|by\b)[\w'-]+ ){0,6}plan)"
    r"(?P<for>(?: (?:to|for|on)(?: [\w'-]+){1,6})?)(?!\w)"
)
_SAYS = re.compile(
    r" (?:also |still )?(?:say|set|aim|ask|require|call|foresee|want|expect|plan|give|assign|provide|intend|mention"
    r"|include|cover|list|hope|seek|put|state|lay|define|demand|order|propose|speak|admit|acknowledge|concede|recogni[sz]e"
    r"|note|name|point|identify|show|tell|record|report|contain|allow|describe|explain|stress|single|warn|criticis|blame"
    r"|find|see|fix|promise|hand|leave|task|direct|instruct|oblige|tie|link|specify|recommend|suggest|emphasi[sz]e)\b"
)
# Plans told apart, as what is compared: "the reform plan and the index improvement plan".
_COMPARED = re.compile(
    r"(?<!\w)(?:the |its |that of |both |these |those )*(?:two |three )?(?:(?:19|20)\d\d )?(?:(?:administrative|public"
    r"|(?:administration )?reform|index|indices|improvement|improving|maintenance|par|papi|sipas|provincial|province's"
    r"|district|annual|yearly|main|general)[ -])+(?:plans?|documents?)(?:'s)?(?!\w)"
)
_WORD = re.compile(r" [\w'-]+")
_ARTICLES = frozenset(("the", "a", "an", "its", "to", "for", "on", "and"))


def hide_compared(reading: Reading) -> None:
    """Mark the plans that an English reading compares, by what they are for, as understood."""
    for match in list(reading.matches(_COMPARED, only_free=False)):
        reading.use(*match.span())


def find_plans(
    reading: Reading, glossary: Glossary, names: PlanNames, years: Collection[int] = (), *, of_a_body: bool = False
) -> tuple[str, ...]:
    """The documents that an English reading calls so, their name marked as understood; none where it calls none. One
    `of_a_body` asks for all that a body has to do, and may end with any words for the plan: nothing else is asked.
    """
    for match in list(reading.matches(_CALLED, only_free=False)):
        tails = (word.end() for word in _WORD.finditer(reading.key, match.start("for"), match.end("for")))
        for end in (match.end("called"), *tails):  # the shortest name that tells the plan: what follows may be asked
            words = [word for word in reading.text[match.start("called") : end].split() if word not in _ARTICLES]
            said = Reading(f"theo {to_vietnamese([words], glossary).text}")
            found = names.find(said, years) if len(words) > 1 else ()
            if found and (match["where"] not in ("does", "did") or _SAYS.match(reading.key, end)):
                reading.use(match.start(), end)
                return found

    def in_vietnamese(words: str) -> str:
        return to_vietnamese([words.split()], glossary).text

    headed = find_head(reading, names, years, in_vietnamese)
    return headed or (find_tail(reading, names, years, in_vietnamese) if of_a_body else ())
