"""The texts a model is trained on: JSON lines of `title` and `text`."""

import json
import lzma
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexingError


@dataclass(frozen=True, slots=True)
class Article:
    """A titled text. `group` names what it stands in (a law, a document): articles of one group are near each other."""

    id: str
    group: str
    title: str
    text: str


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a `.jsonl` or `.jsonl.xz` file in order; `title` may be missing, `law` is taken as the group and
    the number of the line, from 0, as a missing `id`.

    Raises `IndexingError` for a file that is not such or that holds no article or one id twice, naming the line.
    """
    ids: set[str] = set()
    for number, row in _rows(path):
        if not isinstance(row.get("text"), str):
            raise IndexingError(f"{path}, line {number}: a row needs a `text`")
        name = str(row.get("id", number - 1))
        if name in ids:
            raise IndexingError(f"{path}, line {number}: the id {name} stands twice")
        ids.add(name)
        group = str(row.get("law", row.get("document", "")))
        yield Article(name, group, str(row.get("title") or ""), row["text"])
    if not ids:
        raise IndexingError(f"{path} holds no article; a line is an object of title and text")


def gold_ids(path: Path) -> frozenset[str]:
    """The ids of the articles that a file of questions names as `gold`. Raises `IndexingError` for any other file."""
    try:
        return frozenset(str(one) for _, row in _rows(path) for one in row["gold"])
    except (KeyError, TypeError) as error:
        raise IndexingError(f"{path} cannot be read as JSON lines of question and gold ({error})") from error


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON lines and the numbers of their lines, from 1; blank lines are passed over."""
    opener = lzma.open if path.suffix == ".xz" else open
    number = 0
    try:
        with opener(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise IndexingError(f"{path}, line {number}: not an object of JSON")
                yield number, row
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise IndexingError(f"{path} cannot be read as JSON lines ({error})") from error
    except ValueError as error:
        raise IndexingError(f"{path}, line {number or 1}: cannot be read as a line of JSON ({error})") from error


def held_out_groups(articles: Collection[Article], gold: Collection[str]) -> frozenset[str]:
    """The groups of the articles with the ids `gold`: what a strict model may not have read."""
    return frozenset(article.group for article in articles if article.id in gold)
