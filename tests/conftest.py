"""The documents that ship with the product, read once for the whole suite: reading them is the slow part."""

from pathlib import Path

import pytest

from assistant.pipeline import Pipeline
from assistant.settings import Settings
from assistant.wiring import open_pipeline
from index.builder import Builder, BuildSettings
from index.intake import Taken, take_in
from index.sources import bundled_sources


@pytest.fixture(scope="session")
def bundled() -> Taken:
    """The shelves of the bundled documents."""
    return take_in(bundled_sources())


@pytest.fixture(scope="session")
def bundled_folder(bundled: Taken, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the bundled documents, without vectors and words. Not to be written to."""
    folder = tmp_path_factory.mktemp("bundled") / "index"
    Builder(BuildSettings(words=False)).build(folder, bundled.shelves, bundled.sources)
    return folder


@pytest.fixture(scope="session")
def pipeline(bundled_folder: Path) -> Pipeline:
    """The pipeline over the bundled documents."""
    return open_pipeline(Settings(index=bundled_folder, remembered=0))
