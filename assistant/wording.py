"""Saying things in the language of the question: templates, agencies, deadlines, list punctuation."""

import re
from collections.abc import Container, Iterable

from assistant.question import Facet
from assistant.understanding.said_in_english import to_english, translate_agency
from corpus.normalizer import match_key
from corpus.record import Duty, Task
from corpus.register import lead_agencies
from prompts import Templates

_SIGNS = ' ,.;:()/-“”"'
_BRACKETED_NUMBER = re.compile(r"\[(\d{1,3})\]")


class Wording:
    """The words of one language ("vi" or "en"). Quotations are never translated; names of agencies and short cell
    values get an English rendering with the Vietnamese beside it.
    """

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self.language = templates.language
        self.version = templates.version

    def say(self, name: str, **values: object) -> str:
        """A template, filled. Raises `prompts.PromptError` for values that do not fit it.

        What stands in square brackets in a source ("tỉnh[1]", a footnote's sign) must not pass for a marker.
        """
        safe = {key: value if key == "markers" else no_markers(str(value)) for key, value in values.items()}
        return self._templates.fill(name, **safe)

    def agency(self, name: str) -> str:
        return name if self.language == "vi" else translate_agency(name)

    def names(self, agencies: Iterable[str]) -> str:
        """Agencies named one after the other."""
        return "; ".join(self.agency(name) for name in agencies)

    def agencies(self, names: Iterable[str], printed: str) -> str:
        """Canonical names; beside them the printed wording where it differs, so that the reader finds it again."""
        said = self.names(names)
        if not said:
            return printed
        plain = "; ".join(names)
        if match_key(plain) == match_key(printed).rstrip(".;,") or (self.language == "en" and printed in said):
            return said
        return f"{said} ({self._printed(printed)})"

    def cell(self, text: str) -> str:
        """A short cell such as a deadline; in English its rendering with the Vietnamese words in brackets."""
        if self.language == "vi":
            return text
        english = to_english(text)
        return f"{english} ({text})" if english != text else text

    def facet(self, facet: Facet) -> str:
        return self.say(f"facet_{facet}")

    def facets(self, facets: Iterable[Facet]) -> str:
        """The names of cells, one after the other."""
        return self.say("join_cells").join(map(self.facet, facets))

    def fact(self, facet: Facet, record: Task | Duty) -> str | None:
        """One labelled fact of a record ("Chủ trì: Sở Nội vụ"), None where the record does not hold it."""
        value = fact_value(facet, record)
        if not value:
            return None
        if facet is Facet.LEAD:
            label = "fact_lead" if isinstance(record, Task) or record.role == "lead" else "fact_assigned"
            return self.say(label, value=self.agencies(lead_agencies(record), value))
        if facet is Facet.COORDINATE:
            return self.say("fact_coordinate", value=self.agencies(record.coordinate_agencies, value))
        if facet is Facet.PRODUCT:
            return self.say("fact_product", value=self.cell(value))
        return self.say(f"fact_{facet}", value=self.cell(value))

    def facts(self, facets: Iterable[Facet], record: Task | Duty) -> str:
        """The asked facts of a record, and which of them the document does not state."""
        return "; ".join(self.fact(facet, record) or self.say(f"missing_{facet}") for facet in facets)

    @staticmethod
    def _printed(text: str) -> str:
        return f"“{text}”"


def no_markers(text: str) -> str:
    """`text` with numbers in square brackets put into round ones."""
    return _BRACKETED_NUMBER.sub(r"(\1)", text)


def sentence_case(text: str, short_forms: Container[str]) -> str:
    """A heading in capitals as a sentence writes it, short forms left as they are; any other text as it came."""
    if not text.isupper():
        return text
    words = (word if word.strip(_SIGNS) in short_forms else word.lower() for word in text.split(" "))
    said = " ".join(words)
    return said[:1].upper() + said[1:]


def fact_value(facet: Facet, record: Task | Duty) -> str | None:
    """The printed words of a fact, None or "" where the record does not state it."""
    if isinstance(record, Duty):
        values = {Facet.LEAD: record.agency, Facet.COORDINATE: record.coordinate, Facet.DEADLINE: record.deadline}
        return values.get(facet)
    return {
        Facet.LEAD: record.lead,
        Facet.COORDINATE: record.coordinate,
        Facet.DEADLINE: record.deadline,
        Facet.PRODUCT: record.product,
        Facet.BUDGET: record.budget,
    }.get(facet)
