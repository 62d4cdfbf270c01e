"""Rows asked for by what they do not state: "việc nào chưa có thời hạn", "tasks without a coordinating agency"."""

from assistant.question import ROW_FACETS, Facet
from assistant.understanding.asking import load_signs
from assistant.understanding.reading import Reading


def find_empty(reading: Reading, language: str) -> tuple[Facet, ...]:
    """The cells that the rows asked for leave empty, their words marked as understood; none where no rows are asked
    for.
    """
    signs = load_signs(f"asking.{language}")
    if not signs["of_rows"].search(reading.key):
        return ()
    found: dict[Facet, None] = {}
    for match in list(reading.matches(signs["empty"])):
        facet = next(facet for facet in ROW_FACETS if match[facet])
        if match["not"] or match["blank"]:
            reading.use(*match.span())
            found[facet] = None
    return tuple(found)
