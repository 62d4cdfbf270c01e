"""Writes a trained table as a sentence-transformers model folder.

The folder has the layout that model2vec introduced and `StaticEmbedding` reads: int8 rows, and for each token its row's
number and a scale. Rows that several spellings share are stored once.
"""

import json
import shutil
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

_MODULE = "sentence_transformers.sentence_transformer.modules.StaticEmbedding"
_NORMALIZE = "sentence_transformers.base.modules.Normalize"
_SCALE_STEPS = 1 << 16
_DTYPES = {"int8": "I8", "int32": "I32", "float32": "F32"}


@dataclass(frozen=True, slots=True)
class StaticModel:
    """A tokenizer and its table. `rows` has shape `(rows, dimension)`, float32; `mapping` gives each token its row."""

    tokenizer: Tokenizer
    rows: NDArray[np.float32]
    mapping: NDArray[np.int32]


def write_model(folder: Path, model: StaticModel, provenance: dict[str, Any], card: str) -> None:
    """Write `folder`; an older model there is replaced. `provenance` says how it was made, `card` is its README."""
    temporary = folder.with_name(folder.name + ".partial")
    shutil.rmtree(temporary, ignore_errors=True)
    (temporary / "0_StaticEmbedding").mkdir(parents=True)
    (temporary / "1_Normalize").mkdir()
    rows, scales = quantized(model.rows)
    tensors: dict[str, NDArray[Any]] = {"embeddings": rows, "mapping": model.mapping, "weights": scales[model.mapping]}
    _write_tensors(temporary / "0_StaticEmbedding" / "model.safetensors", tensors)
    tokenizer = model.tokenizer.to_str(pretty=False)
    (temporary / "0_StaticEmbedding" / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    modules = [
        {"idx": 0, "name": "0", "path": "0_StaticEmbedding", "type": _MODULE},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": _NORMALIZE},
    ]
    _write_json(temporary / "modules.json", modules)
    _write_json(temporary / "config_sentence_transformers.json", {"prompts": {}, "similarity_fn_name": "cosine"})
    _write_json(temporary / "provenance.json", provenance)
    (temporary / "README.md").write_text(card, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    temporary.replace(folder)


def quantized(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows as int8 and a scale each, so that `int8 * scale` is the row within half a step of its largest component.

    Scales have 16 bits, so that products are exact and what was quantised once is quantised to the same again.
    """
    mantissas, exponents = np.frexp(np.abs(rows).max(axis=1) / 127)
    scales = np.ldexp(np.round(mantissas * _SCALE_STEPS) / _SCALE_STEPS, exponents).astype(np.float32)
    safe = np.where(scales > 0, scales, 1)[:, None]
    return np.clip(np.rint(rows / safe), -127, 127).astype(np.int8), scales


def restored(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows as a reader of the folder gets them."""
    small, scales = quantized(rows)
    result: NDArray[np.float32] = small.astype(np.float32) * scales[:, None]
    return result


def _write_tensors(path: Path, tensors: dict[str, NDArray[Any]]) -> None:
    header: dict[str, Any] = {}
    place = 0
    for name, tensor in tensors.items():
        size = tensor.nbytes
        shape = list(tensor.shape)
        header[name] = {"dtype": _DTYPES[tensor.dtype.name], "shape": shape, "data_offsets": [place, place + size]}
        place += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(np.ascontiguousarray(tensor).tobytes())


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
