import json

from corpus.document import Span
from corpus.record import Duty, Target, Task
from index.archive import Shelf
from index.codec import (
    decode_chunk,
    decode_document,
    decode_entry,
    decode_record,
    encode_chunk,
    encode_entry,
    encode_record,
    encode_structure,
)

RECORDS = (
    Task(
        "a-1", "a", 2025, "I", None, None, "", "1", "việc", None, None, None, "Sở Nội vụ", ("Sở Nội vụ",), "", (),
        "Quý I", "2025-01-01", "2025-03-31", None, ("goal",), {"goal_no": "lý do"}, 0.5, ("I. A",),
        {"lead": (Span(1, 2), Span(4, 9))},
    ),
    Duty("a-2", "a", 2025, "Sở", ("Sở Nội vụ",), "lead", "làm", spans={"text": (Span(0, 3),)}),
    Target("a-3", "a", 2025, "95%", "95", 95.0, "%", ">=", "hồ sơ", "cấp xã", 2025),
)  # fmt: skip


def test_records_come_back_equal() -> None:
    for record in RECORDS:
        assert decode_record(json.loads(json.dumps(encode_record(record)))) == record


def test_documents_and_chunks_come_back_equal(shelves: tuple[Shelf, ...]) -> None:
    for shelf in shelves:
        document = shelf.document
        entry = decode_entry(json.loads(json.dumps(encode_entry(document.entry))))
        structure = json.loads(json.dumps(encode_structure(document)))
        assert decode_document(entry, document.text, structure) == document
        for chunk in shelf.chunks:
            assert decode_chunk(json.loads(json.dumps(encode_chunk(chunk)))) == chunk
