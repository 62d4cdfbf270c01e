"""Any model of sentence-transformers, from a folder or a hub, as an `Embedder`. The only importer of that library."""

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling

from index.embedder import Vectors
from index.embedding.settings import EmbeddingSettings
from index.errors import IndexingError
from index.segmenter import Segmenter

_SHAPELESS = ("model", "batch_size", "device")  # settings that change no vector
_DIGESTED = (".json", ".safetensors", ".bin", ".model", ".txt")


class TransformerEmbedder:
    """An `Embedder` over sentence-transformers."""

    def __init__(self, settings: EmbeddingSettings, segmenter: Segmenter | None = None) -> None:
        """Loads the model, from the network only where the environment allows it (`HF_HUB_OFFLINE`).

        Raises `IndexingError` for a model that is not there or cannot be used as the settings say.
        """
        self._settings = settings
        self._segmenter = segmenter or Segmenter()
        try:
            self._model = SentenceTransformer(
                settings.model, device=settings.device, truncate_dim=settings.dimension, trust_remote_code=False
            )
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise IndexingError(
                f"không nạp được mô hình {settings.model!r} (the embedding model cannot be loaded: {reason})"
            ) from error
        if settings.max_tokens:
            self._model.max_seq_length = settings.max_tokens
        if settings.pooling:
            self._set_pooling()
        full = self._model.get_embedding_dimension() or 0
        if settings.dimension and settings.dimension > full:
            raise IndexingError(f"{settings.model} has {full} dimensions; it cannot be cut to {settings.dimension}")

    @property
    def dimension(self) -> int:
        return int(self._settings.dimension or self._model.get_embedding_dimension() or 0)

    @property
    def fingerprint(self) -> str:
        """Of a folder the digest of its files; of a hub model its id and the commit that was loaded."""
        settings = self._settings
        shaping = {key: value for key, value in asdict(settings).items() if key not in _SHAPELESS}
        described = json.dumps(shaping, ensure_ascii=False, sort_keys=True)
        return f"sentence-transformers {self._identity()} {described}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.passages`."""
        return self._encode(list(texts), self._settings.passage_prefix)

    def query(self, text: str) -> Vectors:
        """See `Embedder.query`."""
        vector: Vectors = self._encode([text], self._settings.query_prefix)[0]
        return vector

    def _encode(self, texts: list[str], prefix: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            [prefix + self._prepared(text) for text in texts],
            batch_size=self._settings.batch_size,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        result: Vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        return result

    def _prepared(self, text: str) -> str:
        return joined_words(text, self._segmenter) if self._settings.segmented else text

    def _identity(self) -> str:
        folder = Path(self._settings.model)
        if not folder.is_dir():
            config = getattr(getattr(self._model[0], "auto_model", None), "config", None)
            return f"{self._settings.model}@{getattr(config, '_commit_hash', None) or 'unknown'}"
        digest = hashlib.sha256()
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _DIGESTED):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
        return f"sha256:{digest.hexdigest()[:16]}"

    def _set_pooling(self) -> None:
        for module in self._model:
            if isinstance(module, Pooling):
                module.pooling_mode = str(self._settings.pooling)
                return
        raise IndexingError(f"{self._settings.model} has no pooling to set; leave `pooling` out")


def joined_words(text: str, segmenter: Segmenter) -> str:
    """`text` in NFC with the syllables of each word joined by "_" ("thủ_tục hành_chính"), signs and case kept."""
    normal = unicodedata.normalize("NFC", text)
    parts: list[str] = []
    place = 0
    for word in segmenter.words(normal):
        parts += [normal[place : word.start], "_".join(normal[word.start : word.end].split())]
        place = word.end
    return "".join([*parts, normal[place:]])
