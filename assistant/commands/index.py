"""`cchc index`: build, change and check the index."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from assistant.errors import UsageError
from assistant.settings import load_settings
from corpus.agencies import load_registry
from corpus.register import printed_agencies
from index.archive import Shelf
from index.assembly import adapt_to_chunks, assemble
from index.builder import Builder, BuildSettings, Progress
from index.currency import reasons_to_rebuild
from index.embedding.load import model_folder
from index.embedding.presets import preset
from index.embedding.settings import EmbeddingSettings
from index.intake import take_in
from index.maintenance import Change, add_documents, remove_documents
from index.manifest import MANIFEST, Manifest, Source, read_manifest
from index.sources import CATALOG, Problem, SourceFile, bundled_sources, match_sources
from index.store import embedding_settings
from index.verification import verify_index

_STAGES = {
    "read": "đọc tài liệu (reading)",
    "lexical": "từ ngữ (words)",
    "adapt": "huấn luyện thêm (adapting)",
    "vectors": "véc-tơ (vectors)",
}
_EVERY = 0.2  # seconds between two lines of progress
_NO_MODEL = "none"
_index_option = click.option(
    "--index", "folder", type=click.Path(path_type=Path), help="Thư mục chỉ mục (the index folder)."
)
_path = click.Path(path_type=Path)


@click.group(epilog="Ví dụ (example): cchc index build")
def command() -> None:
    """Lập, cập nhật, kiểm tra chỉ mục. (Build, change and check the index.)"""


@command.command(epilog="Ví dụ (example): cchc index build --documents van-ban/ --catalog van-ban/catalog.jsonl")
@click.option("--documents", multiple=True, type=_path, help="Thư mục hoặc tệp <id>.md, <id>.txt (folders or files).")
@click.option("--catalog", type=_path, help="Danh mục tài liệu, JSONL (the catalogue).")
@_index_option
@click.option("--adapt/--no-adapt", default=False, help="Huấn luyện thêm mô hình trên tài liệu (adapt the model).")
@click.option("--model", help='Mô hình véc-tơ: tên, thư mục, mã trên hub, hoặc "none" (the embedding model).')
@click.option("--words/--no-words", default=True, help="Tách từ bằng underthesea (segment words).")
def build(
    documents: tuple[Path, ...],
    catalog: Path | None,
    folder: Path | None,
    adapt: bool,
    model: str | None,
    words: bool,
) -> int:
    """Lập chỉ mục mới; chỉ mục cũ vẫn dùng được cho tới khi xong. (Build the index anew.)"""
    target = _folder(folder)
    files, problems = _chosen(documents, catalog)
    if adapt and model == _NO_MODEL:
        raise UsageError("--adapt cần một mô hình, hãy bỏ --model none (--adapt needs a model)")
    adapter = adapt_to_chunks if adapt else None
    builder = Builder(BuildSettings(_embedding(model), words=words), adapter=adapter, progress=_Report())
    started = time.perf_counter()
    made = assemble(target, files, builder, _Report())
    _complain([*problems, *made.problems])
    click.echo(f"{_summary(made.manifest)} · {time.perf_counter() - started:.1f} s · {target}")
    return _exit_code([*problems, *made.problems])


@command.command(epilog="Ví dụ (example): cchc index add ke-hoach-2025.md --catalog catalog.jsonl")
@click.argument("files", nargs=-1, required=True, type=_path)
@click.option("--catalog", required=True, type=_path, help="Danh mục có dòng của từng tệp, JSONL (the catalogue).")
@_index_option
def add(files: tuple[Path, ...], catalog: Path, folder: Path | None) -> int:
    """Thêm tài liệu <id>.md, <id>.txt vào chỉ mục. (Add documents to the index.)"""
    target = _folder(folder)
    sources, problems = match_sources(files, catalog)
    complaints = list(problems)

    cells: list[str] = []

    def read(wanted: Sequence[SourceFile]) -> tuple[Sequence[Shelf], Sequence[Source]]:
        taken = take_in(wanted, progress=_Report())
        complaints.extend(taken.problems)
        cells.extend(cell for shelf in taken.shelves for record in shelf.records for cell in printed_agencies(record))
        return taken.shelves, taken.sources

    if sources:
        try:
            _tell(add_documents(target, sources, read, _builder_like(target)))
            _tell_new_names(cells)
        finally:
            _complain(complaints)
    else:
        _complain(complaints)
    return _exit_code(complaints)


@command.command(epilog="Ví dụ (example): cchc index remove luc-ngan-2024")
@click.argument("ids", nargs=-1, required=True)
@_index_option
def remove(ids: tuple[str, ...], folder: Path | None) -> None:
    """Bỏ tài liệu khỏi chỉ mục. (Take documents out of the index.)"""
    target = _folder(folder)
    _tell(remove_documents(target, ids, _builder_like(target)))


@command.command(epilog="Ví dụ (example): cchc index status --json")
@_index_option
@click.option("--json", "as_json", is_flag=True, help="In JSON (print JSON).")
def status(folder: Path | None, as_json: bool) -> int:
    """Chỉ mục có gì, còn mới không. (What is in the index, and whether it is current.)"""
    target = _folder(folder)
    manifest = read_manifest(target)
    reasons = reasons_to_rebuild(target)
    if as_json:
        shown = {
            "folder": str(target),
            "current": not reasons,
            "reasons": list(reasons),
            "corpus": manifest.corpus,
            "created": manifest.created,
            "model": manifest.model,
            "adapted": manifest.adapted,
            "segmenter": manifest.segmenter,
            "counts": dict(manifest.counts),
            "documents": [source.id for source in manifest.sources],
        }
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return 0
    click.echo(f"{_summary(manifest)} · {target}")
    click.echo(f"lập lúc (built) {manifest.created} · {manifest.corpus}")
    click.echo(
        f"mô hình (model): {manifest.model or 'không (none)'} · tách từ (words): {manifest.segmenter or 'không'}"
    )
    for source in manifest.sources:
        click.echo(f"  {source.id}")
    if reasons:
        click.echo("đã cũ, chạy `cchc index build` (stale):")
    for reason in reasons or ("còn mới (current)",):
        click.echo(f"  {reason}" if reasons else reason)
    return 0


@command.command(epilog="Ví dụ (example): cchc index verify")
@_index_option
def verify(folder: Path | None) -> int:
    """Kiểm tra mọi tệp và mọi vị trí trích dẫn. (Check every file and every offset.)"""
    target = _folder(folder)
    found = verify_index(target)
    for line in found:
        click.echo(f"cchc: {line}", err=True)
    if not found:
        click.echo(f"chỉ mục nguyên vẹn (the index is sound): {_summary(read_manifest(target))}")
    return 1 if found else 0


class _Report:
    """Progress on standard error: one line rewritten on a terminal, a line a stage elsewhere."""

    def __init__(self) -> None:
        self._stage = ""
        self._last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        new = stage != self._stage
        if not sys.stderr.isatty():
            if new:
                click.echo(f"{_STAGES.get(stage, stage)} …", err=True)
        elif new or done == total or now - self._last > _EVERY:
            click.echo(f"\r\033[K{_STAGES.get(stage, stage)} {done}/{total}", err=True, nl=done == total)
            self._last = now
        self._stage = stage


def _folder(given: Path | None) -> Path:
    return Path(load_settings(index=given).index)


def _chosen(documents: tuple[Path, ...], catalog: Path | None) -> tuple[Sequence[SourceFile], Sequence[Problem]]:
    if not documents:
        if catalog is not None:
            raise UsageError(
                "--catalog đi cùng --documents, hãy nêu các tệp mà danh mục mô tả (--catalog goes with --documents)"
            )
        return bundled_sources(), ()
    missing = [path for path in documents if not path.exists()]
    if missing and len(missing) == len(documents):
        raise UsageError(f"không có tệp hay thư mục {missing[0]} (there is no such file or folder)")
    beside = documents[0] if documents[0].is_dir() else documents[0].parent
    listed = catalog or beside / CATALOG
    if not listed.is_file():
        raise UsageError(
            f"không có danh mục {listed}, hãy nêu bằng --catalog (there is no such catalogue; name one with --catalog)"
        )
    return match_sources(documents, listed)


def _embedding(model: str | None) -> EmbeddingSettings | None:
    """The settings for `model`: the shipped one for None, no vectors for "none"."""
    if model is None:
        return EmbeddingSettings()
    if model == _NO_MODEL:
        return None
    model_folder(model)  # a model that is nowhere is told before the documents are read
    # A folder is kept by its full path: the index must open from anywhere.
    return preset(str(Path(model).resolve()) if Path(model).is_dir() else model)


def _builder_like(folder: Path) -> Builder:
    """A builder of the same kind as made the index in `folder`; the default where there is none."""
    progress: Progress = _Report()
    if not (folder / MANIFEST).exists():
        return Builder(BuildSettings(EmbeddingSettings()), progress=progress)
    manifest = read_manifest(folder)
    embedding = embedding_settings(manifest) if manifest.embedding else None
    settings = BuildSettings(embedding, words=bool(manifest.segmenter), title_weight=manifest.title_weight)
    return Builder(settings, adapter=adapt_to_chunks if manifest.adapted else None, progress=progress)


def _tell_new_names(cells: Sequence[str]) -> None:
    """Point to the agencies of added documents that the registry does not know."""
    count = len(load_registry().proposals(cells))
    if count:
        click.echo(f"{count} tên cơ quan chưa có trong danh mục, xem: cchc tasks --new-names (names not registered)")


def _tell(change: Change) -> None:
    said = (
        ("đã thêm (added)", change.added),
        ("đã thay (replaced)", change.replaced),
        ("đã bỏ (removed)", change.removed),
        ("đã có, không đổi (unchanged)", change.unchanged),
    )
    for label, ids in said:
        for name in ids:
            click.echo(f"{label}: {name}")
    click.echo(_summary(change.manifest))


def _complain(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(f"cchc: {problem.message}", err=True)


def _exit_code(problems: Sequence[Problem]) -> int:
    return 1 if any(not problem.harmless for problem in problems) else 0


def _summary(manifest: Manifest) -> str:
    counts = manifest.counts
    return (
        f"{counts['documents']} tài liệu (documents), {counts['chunks']} đoạn (passages), "
        f"{counts['tasks']} nhiệm vụ (tasks), {counts['duties']} việc được giao (duties), "
        f"{counts['targets']} chỉ tiêu (targets)"
    )
