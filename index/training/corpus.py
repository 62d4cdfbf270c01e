"""The texts a model is trained on: JSON lines of `title` and `text`."""

import json
import lzma
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexingError


@dataclass(frozen=True, slots=True)
class Article:
    """A titled text. `group` names what it stands in (a law, a document): articles of one group are near each other."""

    id: str
    group: str
    title: str
    text: str


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a `.jsonl` or `.jsonl.xz` file in order; `title` may be missing, `law` is taken as the group.

    Raises `IndexingError` for a file that is not such.
    """
    opener = lzma.open if path.suffix == ".xz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                group = str(row.get("law", row.get("document", "")))
                yield Article(str(row.get("id", number)), group, str(row.get("title") or ""), str(row["text"]))
    except (OSError, lzma.LZMAError, ValueError, KeyError, AttributeError) as error:
        raise IndexingError(f"{path} cannot be read as JSON lines of title and text ({error})") from error


def gold_ids(path: Path) -> frozenset[str]:
    """The ids of the articles that a file of questions names as `gold`. Raises `IndexingError` for any other file."""
    try:
        with path.open(encoding="utf-8") as lines:
            return frozenset(str(one) for line in lines if line.strip() for one in json.loads(line)["gold"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexingError(f"{path} cannot be read as JSON lines of question and gold ({error})") from error


def held_out_groups(articles: Collection[Article], gold: Collection[str]) -> frozenset[str]:
    """The groups of the articles with the ids `gold`: what a strict model may not have read."""
    return frozenset(article.group for article in articles if article.id in gold)
