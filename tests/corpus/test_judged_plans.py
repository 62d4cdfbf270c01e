"""What of other provinces' plans was read rightly, judged by hand.

`tests/data/judged-plans.jsonl` keeps 40 table rows and 40 duties read from 22 plans that are not in this repository,
drawn after the last change that a judged sample led to: 40 of all 326 duties with `random.Random(90210).sample`, and as
rows all 17 that assign work and 23 of the 447 others with `random.Random(31337).sample`. `document` and `start` (the
offset of the first character in its canonical text) say which; `right` is the verdict over every field of the record
beside its source.

`tests/data/judged-assignments.jsonl` keeps a second judging, over those plans and the five documents: two samples of 40
duties and targets, `random.Random(20261121)` and `random.Random(777)`, and all 40 rows of the plans that assign work in
tables or labelled lines. `before` is the verdict on what was read then, `right` after the causes of the faults were
mended.

A third judging drew, from what no earlier sample holds, 40 duties (`random.Random(51117)`), 20 targets (the first of 24
by `random.Random(51118)`) and 40 of the rows that assign nothing (`random.Random(51120)`); a fourth, after its causes
were mended, 40 other duties and 20 other targets (`random.Random(51121)`). Their `before` is the unbiased share.

A fifth drew, again from what no earlier sample holds, 40 of 353 duties (`random.Random(51141)`), 20 of 94 targets
of prose (`random.Random(51142)`) and 20 of the 459 figures of tables (`random.Random(51143)`; `start` is that of the
figure itself). No row that assigns work is left to draw.
"""

import json
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "judged-plans.jsonl"
ASSIGNMENTS = DATA / "judged-assignments.jsonl"


@pytest.mark.parametrize(("kind", "right"), [("row", 37), ("duty", 38)])
def test_share_of_records_read_rightly(kind: str, right: int) -> None:
    judged = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    sample = [row for row in judged if row["kind"] == kind]
    assert len({(row["document"], row["start"]) for row in sample}) == 40
    assert sum(row["right"] for row in sample) == right
    assert right / len(sample) >= 0.9
    assert all(row["right"] != ("fault" in row) for row in sample)


@pytest.mark.parametrize(
    ("kind", "sample", "before", "right"),
    [
        *(("prose", 1, 37, 39), ("prose", 2, 34, 40), ("row", 1, 30, 39)),
        *(("prose", 3, 37, 39), ("target", 3, 15, 20), ("row", 3, 36, 36)),
        *(("prose", 4, 36, 39), ("target", 4, 17, 18)),
        *(("prose", 5, 37, 38), ("target", 5, 20, 20), ("figure", 5, 8, 20)),
    ],
)
def test_share_before_and_after_what_a_judging_led_to(kind: str, sample: int, before: int, right: int) -> None:
    judged = [json.loads(line) for line in ASSIGNMENTS.read_text(encoding="utf-8").splitlines()]
    chosen = [row for row in judged if (row["kind"], row["sample"]) == (kind, sample)]
    assert len({(row["document"], row["start"]) for row in chosen}) == len(chosen) or kind == "target"
    assert len(chosen) == (20 if kind in ("target", "figure") else 40)
    assert (sum(row["before"] for row in chosen), sum(row["right"] for row in chosen)) == (before, right)
    assert all(row["before"] != ("fault" in row) for row in chosen)
