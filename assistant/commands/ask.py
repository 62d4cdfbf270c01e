"""`cchc ask`: one question, or a file of them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from assistant.answer import Answer
from assistant.batch import BadRow, answer_batch, encodable, read_batch
from assistant.commands.told import told
from assistant.commands.written import write_whole
from assistant.errors import UsageError
from assistant.pipeline import Pipeline
from assistant.question import Question
from assistant.settings import load_settings
from assistant.wiring import ready_pipeline

_PROGRESS_EVERY = 25


@click.command(epilog='Ví dụ (example): cchc ask "Ai chủ trì cải cách thể chế năm 2025?" --json')
@click.argument("question", required=False)
@click.option("--year", type=int, help="Chỉ tìm trong tài liệu của năm này (only documents of this year).")
@click.option("--place", help="Chỉ tìm trong tài liệu của địa bàn này (only documents of this place).")
@click.option("--document", "documents", multiple=True, help="Chỉ tìm trong tài liệu này (only this document).")
@click.option("--json", "as_json", is_flag=True, help="In đối tượng JSON (print the JSON object).")
@click.option("--explain", is_flag=True, help="Cho xem cách hiểu câu hỏi và các kiểm chứng (show the trace).")
@click.option("--batch", type=click.Path(path_type=Path), help="Tệp JSONL các câu hỏi (a JSONL file of questions).")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Tệp JSONL kết quả (where they go).")
@click.option("--index", "index", type=click.Path(path_type=Path), help="Thư mục chỉ mục (the index folder).")
def command(
    question: str | None,
    year: int | None,
    place: str | None,
    documents: tuple[str, ...],
    as_json: bool,
    explain: bool,
    batch: Path | None,
    out: Path | None,
    index: Path | None,
) -> int:
    """Hỏi và nhận câu trả lời có trích dẫn. (Answer a question with exact citations.)"""
    if (question is None) == (batch is None):
        raise UsageError(
            'hãy đưa một câu hỏi hoặc --batch TỆP, ví dụ: cchc ask "Ai chủ trì …?" '
            "(give either a question or --batch FILE)"
        )
    if out is not None and batch is None:
        raise UsageError(
            "--out đi cùng --batch, với một câu hỏi hãy chuyển hướng kết quả bằng > "
            "(--out goes with --batch; for one question redirect the output instead)"
        )
    if batch is not None and (year is not None or place or documents or explain):
        raise UsageError(
            "--year, --place, --document, --explain dùng cho một câu hỏi, mỗi dòng của tệp --batch tự ghi "
            "(these options go with one question; a row of a batch has its own)"
        )
    settings = load_settings(index=index)
    if batch is not None:
        rows = read_batch(batch)
        return _run_batch(rows, out, ready_pipeline(settings, told))
    asked = Question(
        text=encodable(question or ""), year=year, place=encodable(place) if place else None, documents=documents
    )
    answer = ready_pipeline(settings, told).answer(asked)
    if as_json or explain:
        shown = answer.as_json() | ({"trace": dict(answer.trace)} if explain else {})
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        print(readable(answer))
    return 0


def readable(answer: Answer) -> str:
    """The answer as text, its sources below with their place and exact words."""
    lines = [answer.text]
    for citation in answer.citations:
        page = (f"tr. {citation.page}",) if citation.page is not None else ()
        place = " › ".join((citation.title, *citation.path, *page))
        lines += ["", f"[{citation.n}] {place}", f"    «{' '.join(citation.quote.split())}»"]
    for passage in answer.related:
        place = " › ".join((passage.title, *passage.path))
        lines += ["", f"• {place}", f"    «{' '.join(passage.quote.split())}»"]
    return "\n".join(lines)


def _run_batch(rows: list[Question | BadRow], out: Path | None, pipeline: Pipeline) -> int:
    answers = _counted(answer_batch(pipeline, rows), len(rows))
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in answers)
    if out is None:
        sys.stdout.writelines(lines)
    else:
        write_whole(out, (line.encode() for line in lines))
    bad = [row for row in rows if isinstance(row, BadRow)]
    for row in bad:
        print(f"cchc: {row.reason}", file=sys.stderr)
    return 1 if bad else 0


def _counted(answers: Iterator[dict[str, object]], total: int) -> Iterator[dict[str, object]]:
    for done, answer in enumerate(answers, start=1):
        if done % _PROGRESS_EVERY == 0 or done == total:
            print(f"\r{done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)
        yield answer
