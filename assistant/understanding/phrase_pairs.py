"""`python -m assistant.understanding.phrase_pairs OUT`: the glossary as plain pairs, for an embedding model to learn.

One line a pair: an English phrase in lower case, a tab, its usual Vietnamese term. The glossary's files come in their
order, then the agencies; a phrase that stands twice keeps its first term.
"""

from pathlib import Path

import click

from assistant.understanding.glossary import usual_pairs
from corpus.agencies import AgencyRegistry, load_registry


def phrase_pairs(registry: AgencyRegistry) -> dict[str, str]:
    """The Vietnamese term of each English phrase, in lower case."""
    pairs: dict[str, str] = {}
    named = [(card.english, card.name) for card in registry if card.english]
    for english, vietnamese in (*usual_pairs(), *named):
        pairs.setdefault(" ".join(english.lower().split()), " ".join(vietnamese.lower().split()))
    return pairs


@click.command(help="Write the glossary to OUT as lines of an English phrase, a tab and a Vietnamese term.")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
def command(out: Path) -> None:
    pairs = phrase_pairs(load_registry())
    out.write_text("".join(f"{english}\t{vietnamese}\n" for english, vietnamese in pairs.items()), encoding="utf-8")


if __name__ == "__main__":
    command()
