"""Makes the table of general Vietnamese that `corpus.syllables.load_general` reads.

    python -m corpus.diacritics_training articles.jsonl.xz corpus/data/diacritics.zlib

The input is JSON lines (plain or .xz), each with "title" and "text"; the shipped table was made from Vietnamese public
law. Every fiftieth row is left out, so that accuracy can be measured on text the table has not seen.
"""

import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.syllables import count_texts, pack_counts

HELD_OUT_EVERY = 50
LEAST = (8, 2, 4)  # how often a syllable, a pair, a triple must have stood


def read_texts(path: Path, held_out: bool = False) -> Iterator[str]:
    """The texts to learn from, or the ones held out."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if (number % HELD_OUT_EVERY == HELD_OUT_EVERY - 1) == held_out:
                row = json.loads(line)
                yield f"{row.get('title', '')}. {row['text']}"


def main(arguments: list[str]) -> int:
    """Write the table; returns the exit code."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m corpus.diacritics_training ARTICLES.jsonl[.xz] OUT\n")
        return 2
    source, target = (Path(argument) for argument in arguments)
    target.write_bytes(pack_counts(count_texts(read_texts(source)), LEAST))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
