"""An embedding model from its settings."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from index.embedder import Embedder
from index.embedding.presets import PRESETS
from index.embedding.settings import EmbeddingSettings
from index.embedding.static import StaticEmbedder, is_static
from index.errors import IndexingError


def load_embedder(settings: EmbeddingSettings | None = None) -> Embedder:
    """The embedder that `settings` name; the shipped model by default.

    A static model is read without sentence-transformers unless something is asked of it that the quick reader leaves
    to that library. Raises `IndexingError` for a model that cannot be had.
    """
    settings = settings or EmbeddingSettings()
    folder = model_folder(settings.model)
    if folder and is_static(folder) and not (settings.segmented or settings.pooling or settings.max_tokens):
        return StaticEmbedder(folder, settings)
    # sentence-transformers takes four seconds to import: only who needs it waits.
    from index.embedding.transformer import TransformerEmbedder

    return TransformerEmbedder(replace(settings, model=str(folder)) if folder else settings)


def model_folder(model: str) -> Path | None:
    """The folder of `model`: a shipped model by its name, or a path. None where it can only be a hub id.

    Raises `IndexingError` for a path that is not there.
    """
    shipped = Path(str(files("index"))) / "models" / model
    if "/" not in model and shipped.is_dir():
        return shipped
    if Path(model).is_dir():
        return Path(model)
    if model in PRESETS or (model.count("/") == 1 and not model.startswith((".", "/", "~"))):
        return None
    raise IndexingError(
        f"không có mô hình {model!r}, hãy nêu một thư mục, một mã trên kho mô hình, hoặc mô hình kèm theo "
        "(there is no embedding model; name a folder, a hub id, or a shipped model)"
    )
