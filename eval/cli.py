"""`cchc eval`: ask cases, score anybody's answers, compare runs, and try how answers hold."""

import importlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.commands.written import write_whole
from assistant.settings import load_settings
from corpus.agencies import load_registry
from corpus.errors import CorpusError
from corpus.normalizer import normalize
from eval.agency_finder import agency_finder, agency_spans
from eval.case import Case, load_cases
from eval.compare import as_text as comparison_text
from eval.compare import compare
from eval.errors import EvaluationError
from eval.given import GivenAnswer, answer_from, load_answers
from eval.invariance import measure, variants
from eval.judgement import judge_all
from eval.kept_run import configuration, keep, load_scores
from eval.page import as_page
from eval.report import as_text
from eval.summary import summarize
from eval.tampering import examine, tamper

if TYPE_CHECKING:
    from assistant.pipeline import Pipeline

_PROGRESS_EVERY = 10
# Imported only when called: it loads the training code and torch.
_RETRIEVAL = ("eval.retrieval_command", "Đo tìm kiếm trên câu hỏi đã biết đáp án (measure retrieval)")
_path = click.Path(path_type=Path)
_NAMED = 5  # ids named in a line
_index = click.option("--index", type=_path, help="Thư mục chỉ mục (the index folder).")
_runs = click.option("--runs", type=_path, default=Path("runs"), help="Thư mục giữ kết quả (where runs are kept).")
_failures = click.option("--failures", type=int, help="Số câu sai được liệt kê (how many failures are listed).")


class _Group(click.Group):
    """The commands of this module, and `retrieval` of another."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), "retrieval"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "retrieval":
            retrieval: click.Command = importlib.import_module(_RETRIEVAL[0]).retrieval
            return retrieval
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = {name: known.get_short_help_str(limit=90) for name, known in self.commands.items()}
        rows["retrieval"] = _RETRIEVAL[1]
        with formatter.section("Commands"):
            formatter.write_dl(sorted(rows.items()))


@click.group(cls=_Group, epilog="Ví dụ (example): cchc eval run eval/datasets/dev.jsonl --name thu-1")
def command() -> None:
    """Đánh giá chất lượng trả lời. (Measure the quality of answers.)"""


@command.command(epilog="Ví dụ (example): cchc eval run eval/datasets/dev.jsonl --name thu-1")
@click.argument("cases", type=_path)
@click.option("--name", help="Tên lần chạy (the run's name; the file's name otherwise).")
@_runs
@_index
@_failures
def run(cases: Path, name: str | None, runs: Path, index: Path | None, failures: int | None) -> None:
    """Hỏi, chấm và giữ lại một bộ câu hỏi. (Ask a file of cases, score the answers, keep the run.)"""
    loaded = load_cases(cases)
    pipeline, settings = _pipeline(index)
    answers = _ask(loaded, pipeline)
    given = {row["id"]: answer_from(row, row["id"]) for row in answers}
    texts = {document.entry.id: document.text for document in pipeline.index.documents}
    judgements = judge_all(loaded, given, texts, agency_finder(load_registry()))
    manifest = pipeline.index.manifest
    kept = configuration(
        cases, len(loaded), settings=settings,
        index={"corpus": manifest.corpus, "code": manifest.code, "model": manifest.model, "counts": manifest.counts},
    )  # fmt: skip
    folder = runs / (name or cases.stem)
    summary = keep(folder, kept, answers, judgements)
    print(as_text(folder.name, summary, judgements, failures))
    print(f"\n{folder}/report.html")


@command.command(epilog="Ví dụ (example): cchc eval score eval/datasets/dev.jsonl answers.jsonl --html report.html")
@click.argument("cases", type=_path)
@click.argument("answers", type=_path)
@click.option("--corpus-text", "folder", type=_path, help="Thư mục văn bản <id>.txt, <id>.md (documents' texts).")
@_index
@click.option("--html", type=_path, help="Ghi báo cáo HTML (write the HTML page).")
@click.option("--json", "as_json", is_flag=True, help="In số liệu dạng JSON (print the figures as JSON).")
@_failures
def score(
    cases: Path,
    answers: Path,
    folder: Path | None,
    index: Path | None,
    html: Path | None,
    as_json: bool,
    failures: int | None,
) -> None:
    """Chấm câu trả lời của bất kỳ hệ thống nào. (Score anybody's answers in the JSON of `cchc ask --batch`.)"""
    loaded = load_cases(cases)
    given = load_answers(answers)
    _tell_unmatched(loaded, given)
    texts = _texts(folder) if folder else _index_texts(index)
    judgements = judge_all(loaded, given, texts, agency_finder(load_registry()))
    summary = summarize(judgements)
    if html:
        page = as_page(answers.stem, summary, judgements, configuration(cases, len(loaded), answers=answers.name))
        write_whole(html, [page.encode()])
    if as_json:
        print(json.dumps(summary.as_json(), ensure_ascii=False, indent=2))
    else:
        print(as_text(answers.stem, summary, judgements, failures))


@command.command("compare", epilog="Ví dụ (example): cchc eval compare thu-1 thu-2")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_runs
def compare_runs(first: str, second: str, runs: Path) -> None:
    """So sánh hai lần chạy theo từng câu. (Compare two runs question by question.)"""
    scores = [load_scores(runs / name if (runs / name).is_dir() else Path(name)) for name in (first, second)]
    print(comparison_text((first, second), compare(*scores)))


@command.command(epilog="Ví dụ (example): cchc eval invariance eval/datasets/dev.jsonl")
@click.argument("cases", type=_path)
@_index
@click.option("--changed", is_flag=True, help="Liệt kê câu đổi kết quả (list the variants answered otherwise).")
def invariance(cases: Path, index: Path | None, changed: bool) -> None:
    """Hỏi lại theo nhiều cách viết. (Ask the same in other spellings; the answers must stay the same.)"""
    loaded = load_cases(cases)
    made = variants(loaded)
    pipeline, _ = _pipeline(index)
    asked = [*(case for case in loaded if case.language == "vi"), *(variant.case for variant in made)]
    rows = _ask(asked, pipeline)
    given: dict[str, GivenAnswer] = {row["id"]: answer_from(row, row["id"]) for row in rows}
    judged = judge_all(asked, given, {}, agency_finder(load_registry()))
    for result in measure(made, given, {judgement.case.id: judgement for judgement in judged}):
        print(f"{result.kind:<12} same answer {result.same}   as right {result.as_right}")
        if changed:
            questions = {variant.case.id: variant.case.question for variant in made}
            print("".join(f"    {identifier}: {questions[identifier]}\n" for identifier in result.changed), end="")


@command.command(epilog="Ví dụ (example): cchc eval tampering eval/datasets/dev.jsonl")
@click.argument("cases", type=_path)
@_index
@click.option("--passed", is_flag=True, help="Liệt kê câu sai được cho qua (list what was let pass).")
def tampering(cases: Path, index: Path | None, passed: bool) -> None:
    """Sửa sai câu trả lời đúng: bộ kiểm chứng phải bác. (Make good answers false: the verifier must reject them.)"""
    from eval.runner import answers_to

    pipeline, _ = _pipeline(index)
    loaded = load_cases(cases)
    answers = answers_to(loaded, pipeline, _progress(len(loaded)))
    made = tamper(answers, agency_spans(load_registry()))
    result = examine(answers, made, pipeline.verifier.verify)
    for kind, caught in result.caught.items():
        print(f"{kind:<8} caught {caught}")
    print(f"good answers rejected: {len(result.rejected)} of {result.good}")
    if passed:
        print(
            "".join(f"  {item.answer.id} {item.kind}: {item.before} → {item.after}\n" for item in result.passed), end=""
        )


def _pipeline(index: Path | None) -> tuple["Pipeline", dict[str, object]]:
    # Imported here: scoring needs no models.
    from assistant.commands.told import told
    from assistant.wiring import ready_pipeline

    settings = load_settings(index=index, remembered=0)  # every answer is worked out, every time measured
    pipeline = ready_pipeline(settings, told, note=told)
    return pipeline, settings.model_dump(mode="json", exclude={"index", "data", "remembered"})


def _ask(cases: Sequence[Case], pipeline: "Pipeline") -> list[dict[str, Any]]:
    from eval.runner import ask

    return ask(cases, pipeline, _progress(len(cases)))


def _progress(total: int) -> Callable[[int], None]:
    def tell(done: int) -> None:
        if done % _PROGRESS_EVERY == 0 or done == total:
            print(f"\r{done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)

    return tell


def _index_texts(index: Path | None) -> dict[str, str]:
    from index.store import open_index

    return {document.entry.id: document.text for document in open_index(load_settings(index=index).index).documents}


def _tell_unmatched(cases: Sequence[Case], given: Mapping[str, GivenAnswer]) -> None:
    """Say which cases have no answer, which count as not answered, and which answers nobody asked for."""
    asked = [case.id for case in cases]
    for said, ids in (
        ("câu chưa có trả lời, tính là không trả lời (cases without an answer)", [i for i in asked if i not in given]),
        ("trả lời không có câu hỏi tương ứng, bỏ qua (answers to no case)", [i for i in given if i not in set(asked)]),
    ):
        if ids:
            listed = ", ".join(ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")
            click.echo(f"{len(ids)} {said}: {listed}", err=True)


def _texts(folder: Path) -> dict[str, str]:
    """Canonical texts by file stem, as `cchc index` would make them of text files."""
    if not folder.is_dir():
        raise EvaluationError(f"--corpus-text: {folder} không phải thư mục (is no folder)")
    texts = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in (".txt", ".md"):
            try:
                texts[path.stem] = normalize(path.read_text(encoding="utf-8")).text
            except UnicodeDecodeError as error:
                raise CorpusError(f"{path}: không phải văn bản UTF-8 (not UTF-8 text)") from error
    if not texts:
        raise EvaluationError(f"--corpus-text: không có tệp .txt hay .md trong {folder} (no .txt or .md file there)")
    return texts
