"""`python -m assistant.understanding.phrase_pairs OUT`: the glossary as plain pairs, for an embedding model to learn.

One line a pair: an English phrase in lower case, a tab, its usual Vietnamese term. The glossary's files come in their
order, then the agencies; a phrase that stands twice keeps its first term. The assistant knows a word in all its forms;
a model knows the phrases it was given, so each comes with an "s" too (verbs take one as well as nouns).
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
        phrase, term = " ".join(english.lower().split()), " ".join(vietnamese.lower().split())
        pairs.setdefault(phrase, term)
        pairs.setdefault(_with_s(phrase), term)
    return pairs


def _with_s(phrase: str) -> str:
    """ "procedure" to "procedures", "policy" to "policies"; what ends in s or in no letter stays."""
    if not phrase[-1].isalpha() or phrase.endswith("s"):
        return phrase
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("x", "z", "ch", "sh")) else "s")


@click.command(help="Write the glossary to OUT as lines of an English phrase, a tab and a Vietnamese term.")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
def command(out: Path) -> None:
    pairs = phrase_pairs(load_registry())
    out.write_text("".join(f"{english}\t{vietnamese}\n" for english, vietnamese in pairs.items()), encoding="utf-8")


if __name__ == "__main__":
    command()
