"""What of other provinces' plans was read rightly, judged by hand.

`tests/data/judged-plans.jsonl` keeps 40 table rows and 40 duties read from 22 plans that are not in this repository,
drawn after the last change that a judged sample led to: 40 of all 326 duties with `random.Random(90210).sample`, and as
rows all 17 that assign work and 23 of the 447 others with `random.Random(31337).sample`. `document` and `start` (the
offset of the first character in its canonical text) say which; `right` is the verdict over every field of the record
beside its source.
"""

import json
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "data" / "judged-plans.jsonl"


@pytest.mark.parametrize(("kind", "right"), [("row", 37), ("duty", 38)])
def test_share_of_records_read_rightly(kind: str, right: int) -> None:
    judged = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    sample = [row for row in judged if row["kind"] == kind]
    assert len({(row["document"], row["start"]) for row in sample}) == 40
    assert sum(row["right"] for row in sample) == right
    assert right / len(sample) >= 0.9
    assert all(row["right"] != ("fault" in row) for row in sample)
