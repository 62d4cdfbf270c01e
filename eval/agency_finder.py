"""Agencies in a text, by the registry, for the support test and for tampering."""

from corpus.agencies import AgencyRegistry
from eval.support import AgencyFinder
from eval.tampering import AgencySpans


def agency_finder(registry: AgencyRegistry) -> AgencyFinder:
    """A finder that gives each agency named in a text with the names that may mean the same body."""
    spans = agency_spans(registry)
    return lambda text: tuple(names for _, _, names in spans(text))


def agency_spans(registry: AgencyRegistry) -> AgencySpans:
    """A finder that says besides where each agency stands."""

    def find(text: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
        return tuple(
            (mention.start, mention.end, registry.same(mention.name).union(mention.alternatives))
            for mention in registry.find(text)
        )

    return find
