"""`cchc feedback`: what readers said of the answers."""

import json
from pathlib import Path

import click

from assistant.commands.written import write_whole
from assistant.feedback import FeedbackStore, as_cases
from assistant.settings import load_settings


@click.group(epilog="Ví dụ (example): cchc feedback export --out gop-y.jsonl")
def command() -> None:
    """Góp ý của người dùng về các câu trả lời. (What readers said of the answers.)"""


@command.command("export", epilog="Ví dụ (example): cchc feedback export --out gop-y.jsonl")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Ghi ra tệp (write to this file).")
def export(out: Path | None) -> None:
    """Xuất góp ý thành câu hỏi đánh giá để hoàn thiện. (Evaluation cases, for a person to finish.)"""
    opinions = FeedbackStore(load_settings().data).all()
    lines = [json.dumps(case, ensure_ascii=False) + "\n" for case in as_cases(opinions)]
    if out is None:
        click.echo("".join(lines), nl=False)
    else:
        write_whole(out, [line.encode() for line in lines])
    click.echo(f"{len(opinions)} góp ý (opinions) → {len(lines)} câu hỏi (cases)", err=True)
