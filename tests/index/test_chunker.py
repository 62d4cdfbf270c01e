from collections.abc import Sequence
from itertools import pairwise

import pytest

from corpus.catalog import CatalogEntry
from corpus.document import Block, BlockKind, Document, Section, Span
from corpus.record import Record, Target, Task
from corpus.repair import repair
from index.archive import Shelf
from index.chunk import Chunk, ChunkKind
from index.chunker import Chunker, ChunkSizes

ENTRY = CatalogEntry("mau-2025", "Kế hoạch mẫu 2025", "UBND", "Bắc Hà", "province", 2025)
TABLE = "Banner của lĩnh vực một\n1 Nhiệm vụ: Rà soát thủ tục\nSở Nội vụ\nQuý I\n2 Dòng không đọc được nhưng dài\nx 7\n"


def _span(text: str, words: str, begin: int = 0) -> Span:
    start = text.index(words, begin)
    return Span(start, start + len(words))


def _table_document() -> tuple[Document, Task]:
    blocks, start = [], 0
    for line in TABLE.splitlines():
        blocks.append(Block(BlockKind.TABLE, (Span(start, start + len(line)),), line, "", 0))
        start += len(line) + 1
    heading = Section(0, -1, 1, "I.", "BẢNG", (Span(0, 6),), Span(0, len(TABLE)))
    task = Task(
        id="mau-1", document="mau-2025", year=2025, area_no="I", area="Banner của lĩnh vực một", goal_no=None,
        goal=None, task_no="1", task="Rà soát thủ tục", activity_no=None, activity=None, product=None, lead="Sở Nội vụ",
        lead_agencies=("Sở Nội vụ",), coordinate="", coordinate_agencies=(), deadline="Quý I", deadline_start=None,
        deadline_end=None, budget=None, path=("I. BẢNG",),
        spans={
            "area": (_span(TABLE, "Banner của lĩnh vực một"),),
            "task": (_span(TABLE, "Rà soát thủ tục"),),
            "lead": (_span(TABLE, "Sở Nội vụ"),),
            "deadline": (_span(TABLE, "Quý I"),),
        },
    )  # fmt: skip
    return Document(ENTRY, TABLE, (heading,), tuple(blocks), ()), task


def _prose(lengths: Sequence[int], sections: Sequence[int]) -> Document:
    """A document of one block for each length, made of sentences of 50 characters."""
    text, blocks = "", []
    for number, (length, section) in enumerate(zip(lengths, sections, strict=True)):
        sentence = f"Câu {number:02d} " + "a" * 41 + ". "
        body = (sentence * (length // 50)).strip()
        blocks.append(Block(BlockKind.PARAGRAPH, (Span(len(text), len(text) + len(body)),), body, "", section))
        text += body + "\n"
    labels = [
        Section(number, -1, 1, f"{number + 1}.", f"Mục {number}", (Span(0, 1),), Span(0, len(text)))
        for number in range(max(sections) + 1)
    ]
    return Document(ENTRY, text, tuple(labels), tuple(blocks), ())


def test_every_chunk_knows_itself(shelves: tuple[Shelf, ...]) -> None:
    for shelf in shelves:
        text = shelf.document.text
        for chunk in shelf.chunks:
            assert chunk.document == shelf.document.entry.id
            assert chunk.kind is ChunkKind.PASSAGE
            assert chunk.embedded.startswith(shelf.document.entry.title)
            assert all(repair(text, sentence.spans) == sentence.text for sentence in chunk.sentences)
            assert all(first.end <= second.start for first, second in pairwise(chunk.spans))
    chunk = next(chunk for chunk in shelves[0].chunks if "Tư pháp" in chunk.text)
    assert [sentence.text for sentence in chunk.sentences] == [
        "Sở Tư pháp chủ trì rà soát văn bản quy phạm pháp luật.",
        "Các sở, ngành phối hợp thực hiện.",
    ]
    assert chunk.path == ("II. NHIỆM VỤ", "1. Cải cách thể chế")


def test_blocks_of_a_section_join_and_sections_do_not() -> None:
    chunks = Chunker().chunks(_prose([250, 250, 250, 300, 150], [0, 0, 0, 1, 2]), ())
    assert [len(chunk.sentences) for chunk in chunks] == [15, 6, 3]
    assert [chunk.path for chunk in chunks] == [("1. Mục 0",), ("2. Mục 1",), ("3. Mục 2",)]


def test_a_long_block_is_cut_between_sentences_and_a_short_rest_is_not_left_alone() -> None:
    chunks = Chunker().chunks(_prose([2500], [0]), ())
    assert all(300 < len(chunk.text) <= 1200 for chunk in chunks)
    assert sum(len(chunk.sentences) for chunk in chunks) == 50
    assert len(Chunker().chunks(_prose([600, 450, 100], [0, 0, 0]), ())) == 2


def test_ids_come_from_content(shelves: tuple[Shelf, ...]) -> None:
    document = shelves[0].document
    ids = [chunk.id for chunk in Chunker().chunks(document, ())]
    assert ids == [chunk.id for chunk in shelves[0].chunks]
    everything = [chunk.id for shelf in shelves for chunk in shelf.chunks]
    assert len(set(everything)) == len(everything)


def test_the_same_words_twice_are_two_chunks() -> None:
    document = _prose([300], [0])
    twice = Document(ENTRY, document.text * 2, document.sections, (
        *document.blocks, Block(BlockKind.FOOTNOTE, (Span(len(document.text), len(document.text) * 2 - 1),), "", "", 0),
    ), ())  # fmt: skip
    chunks = Chunker().chunks(twice, ())
    assert chunks[0].text == chunks[1].text
    assert len({chunk.id for chunk in chunks}) == 2


def test_a_row_is_one_chunk_with_its_labels() -> None:
    document, task = _table_document()
    row = _rows(document, [task])[0]
    assert row.text == (
        "Lĩnh vực I: Banner của lĩnh vực một\nNhiệm vụ 1: Rà soát thủ tục\nChủ trì: Sở Nội vụ\nThời gian: Quý I"
    )
    assert row.records == ("mau-1",)
    assert row.path == ("I. BẢNG", "I Banner của lĩnh vực một")
    assert [sentence.text for sentence in row.sentences] == [
        "Banner của lĩnh vực một", "Rà soát thủ tục", "Sở Nội vụ", "Quý I",
    ]  # fmt: skip
    assert [span.cut(TABLE) for span in row.spans] == [sentence.text for sentence in row.sentences]


def test_what_no_row_took_is_still_found() -> None:
    document, task = _table_document()
    left = _rows(document, [task])[1:]
    assert [chunk.text for chunk in left] == ["2 Dòng không đọc được nhưng dài"]
    assert left[0].records == ()
    assert "Rà soát thủ tục" in "\n".join(chunk.text for chunk in _rows(document, []))


def test_a_row_with_a_figure_is_kept_however_few_its_words() -> None:
    lines = ("Xăng, xe\nLít\n120", "Trong đó:", "Năm 2030")
    text = "\n\n".join(lines)
    blocks = tuple(Block(BlockKind.TABLE, (_span(text, line),), line, "", -1) for line in lines)
    assert [chunk.text for chunk in Chunker().chunks(Document(ENTRY, text, (), blocks, ()), ())] == [
        "Xăng, xe Lít 120\nNăm 2030"
    ]


def test_records_of_prose_are_named_where_they_stand() -> None:
    document = _prose([300, 300], [0, 1])
    target = Target("t-1", "mau-2025", 2025, "Câu 01", "1", 1.0, "%", "=", "câu", spans={"text": (Span(310, 330),)})
    assert [chunk.records for chunk in Chunker().chunks(document, [target])] == [(), ("t-1",)]


def test_a_heading_with_nothing_under_it_is_a_passage() -> None:
    text = "1. Giữ vững kỷ cương\n"
    section = Section(0, -1, 1, "1.", "Giữ vững kỷ cương", (Span(0, 20),), Span(0, 20))
    block = Block(BlockKind.HEADING, (Span(0, 20),), "1. Giữ vững kỷ cương", "1.", 0)
    assert [chunk.text for chunk in Chunker().chunks(Document(ENTRY, text, (section,), (block,), ()), ())] == [
        "1. Giữ vững kỷ cương"
    ]


def test_nothing_but_furniture_gives_nothing() -> None:
    block = Block(BlockKind.FURNITURE, (Span(0, 1),), "3", "", -1)
    assert Chunker(ChunkSizes()).chunks(Document(ENTRY, "3", (), (block,), ()), ()) == ()


def _rows(document: Document, records: Sequence[Record]) -> list[Chunk]:
    return [chunk for chunk in Chunker().chunks(document, records) if chunk.kind is ChunkKind.ROW]


@pytest.mark.parametrize("length", [50, 600, 1000, 5000])
def test_no_sentence_is_lost(length: int) -> None:
    chunks = Chunker().chunks(_prose([length], [0]), ())
    assert sum(len(chunk.sentences) for chunk in chunks) == length // 50


@pytest.mark.parametrize("text", ["rà soát thủ tục; " * 1000, "x" * 9000])
def test_a_sentence_without_end_is_cut(text: str) -> None:
    block = Block(BlockKind.PARAGRAPH, (Span(0, len(text)),), text, "", -1)
    chunks = Chunker().chunks(Document(ENTRY, text, (), (block,), ()), ())
    assert max(len(chunk.text) for chunk in chunks) <= 2200
    assert "".join(span.cut(text) for chunk in chunks for span in chunk.spans) == text.strip()
