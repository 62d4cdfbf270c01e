"""A static embedding model read by tokenizers and numpy alone: no torch, no sentence-transformers.

The model is a table of one row a token; a text's vector is the mean of its tokens' rows, scaled to length 1. The folder
is one that sentence-transformers loads as `StaticEmbedding`, in either of its two layouts: one float matrix
(`embedding.weight`), or model2vec's `embeddings` with a `weights` scale and a row number (`mapping`) for each token,
which is what lets the rows be int8 and several spellings share a row. A test proves both readers give the same vectors.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.embedder import Vectors
from index.embedding.settings import EmbeddingSettings
from index.errors import IndexingError

_MODULES, _TOKENIZER, _WEIGHTS = "modules.json", "tokenizer.json", "model.safetensors"
_STATIC_MODULE = "StaticEmbedding"
_BATCH = 256  # texts; their tokens' rows are gathered at once, about 150 MB for long passages
_DTYPES = {"F32": "<f4", "F16": "<f2", "I8": "<i1", "I32": "<i4", "I64": "<i8"}


class StaticEmbedder:
    """An `Embedder` over a static model's folder."""

    def __init__(self, folder: Path, settings: EmbeddingSettings | None = None) -> None:
        """Raises `IndexingError` where `folder` holds no static model or one of fewer dimensions than are asked for."""
        self._settings = settings or EmbeddingSettings(str(folder))
        self._folder = static_module(folder)
        tensors = read_tensors(self._folder / _WEIGHTS)
        self._rows, self._mapping, self._scales = _table(tensors, self._folder)
        wanted = self._settings.dimension or self._rows.shape[1]
        if not 0 < wanted <= self._rows.shape[1]:
            raise IndexingError(f"{folder} has {self._rows.shape[1]} dimensions; it cannot be cut to {wanted}")
        self._rows = self._rows[:, :wanted]
        self._tokenizer = Tokenizer.from_file(str(self._folder / _TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    @property
    def dimension(self) -> int:
        return int(self._rows.shape[1])

    @cached_property
    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        for name in (_TOKENIZER, _WEIGHTS):
            digest.update((self._folder / name).read_bytes())
        settings = self._settings
        shaping = [settings.query_prefix, settings.passage_prefix, self.dimension]
        return f"static sha256:{digest.hexdigest()[:16]} {json.dumps(shaping, ensure_ascii=False)}"

    @property
    def mapping(self) -> NDArray[np.int64]:
        """The row of each token."""
        return self._mapping

    def table(self) -> Vectors:
        """The rows as they count in a mean, shape `(rows, dimension)`: for who trains on."""
        scales = np.zeros(len(self._rows), dtype=np.float32)
        scales[self._mapping] = self._scales
        table: Vectors = self._rows.astype(np.float32) * scales[:, None]
        return table

    def pieces(self) -> tuple[tuple[str, float], ...]:
        """The tokens with their log probabilities, in the order of their numbers. Raises `IndexingError` where the
        tokenizer is not a unigram language model.
        """
        model = json.loads(self._tokenizer.to_str())["model"]
        if model.get("type") != "Unigram":
            raise IndexingError(f"{self._folder} has no phrase vocabulary; adapt a model of the shipped kind")
        return tuple((str(piece), float(score)) for piece, score in model["vocab"])

    def words(self, texts: Sequence[str]) -> list[NDArray[np.int64]]:
        """The rows of the tokens of each text, in order; what says nothing (row 0) is left out."""
        found: list[NDArray[np.int64]] = []
        for start in range(0, len(texts), _BATCH):
            encodings = self._tokenizer.encode_batch_fast(list(texts[start : start + _BATCH]), add_special_tokens=False)
            rows = [self._mapping[np.asarray(encoding.ids, dtype=np.int64)] for encoding in encodings]
            found += [one[one > 0] for one in rows]
        return found

    def passages(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.passages`."""
        prefixed = [self._settings.passage_prefix + text for text in texts]
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(prefixed), _BATCH):
            encodings = self._tokenizer.encode_batch_fast(prefixed[start : start + _BATCH], add_special_tokens=False)
            vectors[start : start + _BATCH] = self._embed([encoding.ids for encoding in encodings])
        return vectors

    def query(self, text: str) -> Vectors:
        """See `Embedder.query`."""
        encoding = self._tokenizer.encode(self._settings.query_prefix + text, add_special_tokens=False)
        vector: Vectors = self._embed([encoding.ids])[0]
        return vector

    def _embed(self, tokens: Sequence[Sequence[int]]) -> Vectors:
        """Unit vectors of token lists, shape `(len(tokens), dimension)`."""
        vectors = np.zeros((len(tokens), self.dimension), dtype=np.float32)
        for place, ids in enumerate(tokens):
            if ids:
                # One text at a time: its sum does not depend on its neighbours, to the last bit.
                known = np.asarray(ids, dtype=np.int64)
                vectors[place] = self._scales[known] @ self._rows[self._mapping[known]].astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        normal: Vectors = np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return normal


def is_static(folder: Path) -> bool:
    """Whether `folder` is a static model's that `StaticEmbedder` reads."""
    try:
        static_module(folder)
    except IndexingError:
        return False
    return True


def static_module(folder: Path) -> Path:
    """The folder of the `StaticEmbedding` module inside the model `folder`. Raises `IndexingError` where there is none,
    or where a module other than a final normalisation follows it.
    """
    try:
        modules = json.loads((folder / _MODULES).read_text(encoding="utf-8"))
        names = [str(module["type"]).rsplit(".", 1)[-1] for module in modules]
        first = folder / str(modules[0]["path"])
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise IndexingError(f"{folder} is not a sentence-transformers model folder") from error
    complete = all((first / name).is_file() for name in (_TOKENIZER, _WEIGHTS))
    if names[0] != _STATIC_MODULE or any(name != "Normalize" for name in names[1:]) or not complete:
        raise IndexingError(f"{folder} is not a static embedding model")
    return first


def read_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """The tensors of a safetensors file, mapped into memory. Raises `IndexingError` for any other file."""
    try:
        with path.open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
            header = json.loads(file.read(size))
        content = np.memmap(path, dtype=np.uint8, mode="r", offset=8 + size)
        return {name: _tensor(content, about) for name, about in header.items() if name != "__metadata__"}
    except (OSError, ValueError, KeyError) as error:
        raise IndexingError(f"the model file {path} cannot be read; get the model again") from error


def _tensor(content: NDArray[np.uint8], about: dict[str, Any]) -> NDArray[Any]:
    start, end = about["data_offsets"]
    return content[start:end].view(_DTYPES[about["dtype"]]).reshape(about["shape"])


def _table(
    tensors: dict[str, NDArray[Any]], folder: Path
) -> tuple[NDArray[Any], NDArray[np.int64], NDArray[np.float32]]:
    """Rows, and for each token its row's number and scale."""
    rows = tensors.get("embeddings", tensors.get("embedding.weight"))
    if rows is None or rows.ndim != 2:
        raise IndexingError(f"{folder} holds no embedding table")
    tokens = tensors["mapping"].shape[0] if "mapping" in tensors else rows.shape[0]
    mapping = np.asarray(tensors.get("mapping", np.arange(tokens)), dtype=np.int64)
    scales = np.asarray(tensors.get("weights", np.ones(tokens)), dtype=np.float32)
    return rows, mapping, scales
