"""Which embedding model, and how its texts are prepared."""

from dataclasses import dataclass, replace
from enum import StrEnum

DEFAULT_MODEL = "cchc-vi-static"


class PoolingMode(StrEnum):
    """How a transformer's token vectors become one, by sentence-transformers' names."""

    CLS = "cls"
    MEAN = "mean"
    MAX = "max"
    LAST = "lasttoken"


@dataclass(frozen=True, slots=True)
class EmbeddingSettings:
    """A model and its texts. `model` is the name of a shipped model, a folder, or a hub id.

    Prefixes stand before every query and passage. `segmented`: words are cut by underthesea and their syllables joined
    by "_" first, for models trained on such text. `pooling` overrides the model's own where it is given, `dimension`
    keeps the first so many components (1 and up) and normalises again, for Matryoshka models. `max_tokens` cuts longer
    texts. `batch_size` is in texts; `device` is torch's name of one ("cpu", "cuda").
    """

    model: str = DEFAULT_MODEL
    query_prefix: str = ""
    passage_prefix: str = ""
    segmented: bool = False
    pooling: PoolingMode | None = None
    dimension: int | None = None
    max_tokens: int | None = None
    batch_size: int = 32
    device: str = "cpu"

    def with_model(self, model: str) -> "EmbeddingSettings":
        """The same settings for the model `model`."""
        return replace(self, model=model)
