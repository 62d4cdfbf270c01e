"""The index is built where it is missing or stale, and nobody's own index is ever replaced."""

import shutil
from pathlib import Path

import pytest

import assistant.wiring
import index.assembly
from assistant.pipeline import Pipeline
from assistant.settings import Settings
from assistant.wiring import open_pipeline, ready_pipeline
from index.errors import IndexingError
from index.manifest import MANIFEST, read_manifest


class Build:
    """Stands for the build of the bundled documents: copies one that is there."""

    def __init__(self, source: Path) -> None:
        self._source = source
        self.times = 0

    def __call__(self, folder: Path) -> None:
        self.times += 1
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._source, folder)


@pytest.fixture
def build(bundled_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    fake = Build(bundled_folder)
    monkeypatch.setattr(index.assembly, "assemble_default", fake)
    # A whole pipeline takes its time, and these tests ask nothing.
    monkeypatch.setattr(assistant.wiring, "make_pipeline", lambda index, settings: index)
    return fake


def flip(folder: Path) -> None:
    largest = max((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    damaged = bytearray(largest.read_bytes())
    damaged[len(damaged) // 2] ^= 0x01
    largest.write_bytes(bytes(damaged))


def test_a_missing_index_is_built_and_announced(build: Build, tmp_path: Path) -> None:
    told: list[str] = []
    settings = Settings(index=tmp_path / "index")
    ready_pipeline(settings, told.append)
    assert build.times == 1
    assert len(told) == 1
    assert "there is no index" in told[0]
    ready_pipeline(settings, told.append)
    assert (build.times, len(told)) == (1, 1)


def test_a_damaged_index_of_the_bundled_documents_is_built_again(
    build: Build, bundled_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(bundled_folder, tmp_path / "index")
    flip(tmp_path / "index")
    ready_pipeline(Settings(index=tmp_path / "index"), lambda line: None)
    assert build.times == 1


def test_an_index_of_other_documents_is_opened_as_it_is(build: Build, plans_folder: Path) -> None:
    before = read_manifest(plans_folder)
    ready_pipeline(Settings(index=plans_folder), lambda line: None)
    assert (build.times, read_manifest(plans_folder)) == (0, before)


@pytest.mark.parametrize("damage", ["manifest", "file"])
def test_a_damaged_index_of_other_documents_is_never_replaced(
    build: Build, plans_folder: Path, tmp_path: Path, damage: str
) -> None:
    folder = tmp_path / "index"
    shutil.copytree(plans_folder, folder)
    if damage == "manifest":
        (folder / MANIFEST).write_text("{", encoding="utf-8")
    else:
        flip(folder)
    with pytest.raises(IndexingError):
        ready_pipeline(Settings(index=folder), lambda line: None)
    assert build.times == 0


def test_without_an_index_there_is_no_pipeline(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="cchc index build"):
        open_pipeline(Settings(index=tmp_path / "none"))


def test_one_index_one_answer(plans: Pipeline, plans_folder: Path) -> None:
    """Two pipelines over the same folder are made of the same parts."""
    other = open_pipeline(Settings(index=plans_folder))
    assert other.index.manifest == plans.index.manifest
    assert other.settings.fingerprint == plans.settings.fingerprint
