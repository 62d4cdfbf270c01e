"""Agencies in a text for the support test, by the registry."""

from corpus.agencies import AgencyRegistry
from eval.support import AgencyFinder


def agency_finder(registry: AgencyRegistry) -> AgencyFinder:
    """A finder that gives each agency named in a text with the names that may mean the same body."""

    def find(text: str) -> tuple[frozenset[str], ...]:
        mentions = registry.find(text)
        return tuple(registry.same(mention.name).union(mention.alternatives) for mention in mentions)

    return find
