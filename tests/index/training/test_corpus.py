"""The texts a model is trained on."""

import lzma
from pathlib import Path

import pytest

from index.errors import IndexingError
from index.training.corpus import Article, gold_ids, read_articles

ROW = '{"id": 3, "law": "luật 1", "title": "Rừng", "text": "Rừng được bảo vệ."}'


def test_articles_come_in_order_with_what_they_lack(tmp_path: Path) -> None:
    text = f'\ufeff{ROW}\r\n\r\n{{"document": "b", "text": "Không tên."}}\n'
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(text.encode()))
    expected = [Article("3", "luật 1", "Rừng", "Rừng được bảo vệ."), Article("2", "b", "", "Không tên.")]
    assert list(read_articles(tmp_path / "a.jsonl")) == list(read_articles(tmp_path / "a.jsonl.xz")) == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"{ROW}\nnot json\n", "line 2: cannot be read"),
        ("[1]", "line 1: not an object"),
        (f'{ROW}\n{{"title": "x"}}', "line 2: .*`text`"),
        ('{"text": null}', "line 1: .*`text`"),
        (f"{ROW}\n{ROW}\n", "line 2: the id 3 stands twice"),
        ("\n", "no article"),
    ],
)
def test_what_is_wrong_with_a_corpus_is_said(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "x.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(IndexingError, match=what):
        list(read_articles(tmp_path / "x.jsonl"))


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.xz"])
def test_bytes_of_something_else_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xca\xfe\x00\x01")
    with pytest.raises(IndexingError, match="cannot be read"):
        list(read_articles(tmp_path / name))
    with pytest.raises(IndexingError, match="cannot be read"):
        list(read_articles(tmp_path / f"none-{name}"))


def test_questions_without_gold_hold_nothing_out(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text('{"question": "a"}\n', encoding="utf-8")
    with pytest.raises(IndexingError, match="question and gold"):
        gold_ids(tmp_path / "q.jsonl")
