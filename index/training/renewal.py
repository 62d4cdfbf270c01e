"""`python -m index.training.renewal MODEL PAIRS`: other English phrases for a trained model, without training again.

What was trained is read back from the folder as it was stored, and the phrases are added as training adds them: the
folder becomes, byte for byte, what training would have written with these phrases.
"""

import json
import sys
from pathlib import Path

import click
import numpy as np

from index.embedding.static import StaticEmbedder
from index.errors import IndexingError
from index.training.english import Pairs, read_pairs, silent_words, with_english
from index.training.folder import StaticModel, write_model
from index.training.vocabulary import Vocabulary


def renew_english(folder: Path, pairs: Pairs) -> int:
    """Write `folder` anew with `pairs` in place of its English phrases; returns how many pieces they became.

    Raises `IndexingError` for a folder that `index.training` did not write.
    """
    model = StaticEmbedder(folder)
    try:
        provenance = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
        pieces, rows = int(provenance["before_english"]["pieces"]), int(provenance["before_english"]["rows"])
        card = (folder / "README.md").read_text(encoding="utf-8")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexingError(f"{folder} does not say how it was trained ({error}); train it again") from error
    trained = Vocabulary(model.pieces()[:pieces], model.mapping[:pieces].astype(np.int32))
    vocabulary, table = with_english(trained, model.table()[:rows], pairs, silent_words())
    added = len(vocabulary.pieces) - pieces
    provenance["english_phrases"] = added
    write_model(folder, StaticModel(vocabulary.tokenizer(), table, vocabulary.rows), provenance, card)
    return added


@click.command(help="Give the trained MODEL the English phrases of PAIRS, lines of a phrase, a tab and a term.")
@click.argument("model", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(model: Path, pairs: Path) -> None:
    print(f"{renew_english(model, read_pairs(pairs))} English pieces in {model}")


if __name__ == "__main__":
    try:
        command()
    except IndexingError as error:
        sys.exit(f"index.training.renewal: {error}")
