"""A table to start from: latent semantic analysis (Deerwester et al. 1990) of tokens by texts."""

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from sklearn.utils.extmath import randomized_svd

from index.training.ragged import Ragged

_TITLE_WEIGHT = 3
_TOKENS_READ = 400  # of a text
_FLATTEN = 0.3  # power of the singular values taken off, so that common topics do not drown the rest


def lsa_rows(titles: Ragged, texts: Ragged, rows: int, dimension: int, seed: int) -> NDArray[np.float32]:
    """A table of shape `(rows, dimension)`: directions from a truncated SVD, lengths from the rarity of the tokens.

    Where the texts have fewer dimensions than are asked for, the rest is noise; a row of no text is noise too.
    """
    counts = _counts(titles, texts, rows)
    frequencies = np.bincount(counts.indices, minlength=rows)
    rarity = np.log(1 + (len(texts) - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)
    weighted = counts.copy()
    weighted.data = np.log1p(counts.data) * rarity[counts.indices]
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    scaled = sparse.diags_array(1 / np.maximum(lengths, 1e-6)) @ weighted
    rank = min(dimension, min(scaled.shape) - 1)
    _, values, directions = randomized_svd(scaled.astype(np.float32), rank, n_iter=2, random_state=seed)
    noise = np.random.default_rng(seed).normal(size=(rows, dimension)).astype(np.float32) / np.sqrt(dimension)
    table = np.zeros((rows, dimension), dtype=np.float32)
    table[:, :rank] = directions.T * np.maximum(values, 1e-6) ** -_FLATTEN
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    table = np.where(norms > 1e-6, table / np.maximum(norms, 1e-6), noise)
    result: NDArray[np.float32] = (table * (rarity / rarity.mean())[:, None]).astype(np.float32)
    return result


def _counts(titles: Ragged, texts: Ragged, rows: int) -> sparse.csr_array:
    columns, places = [], []
    for place in range(len(texts)):
        tokens = np.concatenate([np.tile(titles[place], _TITLE_WEIGHT), texts[place][:_TOKENS_READ]])
        columns.append(tokens)
        places.append(np.full(len(tokens), place))
    everything = np.concatenate(columns)
    matrix = sparse.coo_array(
        (np.ones(len(everything), dtype=np.float32), (np.concatenate(places), everything)), shape=(len(texts), rows)
    ).tocsr()
    matrix.sum_duplicates()
    return matrix
