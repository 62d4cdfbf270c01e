"""What the index is asked for a question."""

from assistant.question import Facet, Understanding
from assistant.scope import Bounds
from index.hit import SearchQuery


def search_query(understood: Understanding, bounds: Bounds, limit: int) -> SearchQuery:
    """The search for what bears the answer: the topic, and the agencies and the time that the topic leaves out.

    A row or a section that says what an agency does names it, and often hardly anything else that was asked; a time
    ("quý I") stands in fewer forms in the documents than in questions, so it counts no more than another wording does.
    """
    money = ("kinh phí",) if Facet.BUDGET in understood.facets else ()
    text = " ".join([*money, *understood.agencies, understood.topic]).strip()
    times = (understood.period.text,) if understood.period else ()
    return SearchQuery(
        text=text or understood.text,
        expansions=(*understood.expansions, *times),
        documents=bounds.documents,
        limit=limit,
    )
