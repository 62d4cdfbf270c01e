"""Contrastive training of a table: every query against every passage of its batch. The only importer of torch here.

The loss is the symmetric cross entropy of cosines over a temperature with in-batch negatives (InfoNCE, van den Oord et
al. 2018). One thread and a seed: the same input gives the same table on the same machine.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from index.training.pairs import Material, PairSettings, draw
from index.training.ragged import Tokens


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """`steps` batches; `rate` is Adam's, warmed up over 30 steps and then falling to a twentieth; `reverse` (0 to 1) is
    the weight of the loss of passages against queries. `keep` pulls rows back to where they started (0: not at all).
    """

    steps: int = 1000
    rate: float = 0.002
    temperature: float = 0.02
    reverse: float = 0.3
    keep: float = 0.0
    seed: int = 0
    pairs: PairSettings = field(default_factory=PairSettings)


def train(
    table: NDArray[np.float32],
    material: Material,
    settings: TrainSettings,
    report: Callable[[int, float, float], None] | None = None,
) -> NDArray[np.float32]:
    """The trained table, of the shape of `table`. `report` gets the step, the mean loss and the seconds so far."""
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    random = np.random.default_rng(settings.seed)
    rows = torch.nn.Parameter(torch.from_numpy(np.array(table, dtype=np.float32)))
    first = rows.detach().clone() if settings.keep else None
    optimizer = torch.optim.Adam([rows], lr=settings.rate, betas=(0.9, 0.98))
    start, mean = time.monotonic(), 0.0
    for step in range(settings.steps):
        for group in optimizer.param_groups:
            group["lr"] = settings.rate * min(1, (step + 1) / 30) * (1 - 0.95 * step / settings.steps)
        queries, passages = draw(material, settings.pairs, random)
        loss = _loss(_vectors(rows, queries), _vectors(rows, passages), settings)
        if first is not None:
            loss = loss + settings.keep * (rows - first).square().sum(dim=1).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        mean = loss.item() if step == 0 else 0.98 * mean + 0.02 * loss.item()
        if report and (step + 1) % 50 == 0:
            report(step + 1, mean, time.monotonic() - start)
    result: NDArray[np.float32] = rows.detach().numpy().copy()
    result[0] = 0  # what says nothing
    return result


def _loss(queries: torch.Tensor, passages: torch.Tensor, settings: TrainSettings) -> torch.Tensor:
    scores = queries @ passages.T / settings.temperature
    labels = torch.arange(len(scores))
    forward = functional.cross_entropy(scores, labels)
    return (1 - settings.reverse) * forward + settings.reverse * functional.cross_entropy(scores.T, labels)


def _vectors(rows: torch.Tensor, texts: list[Tokens]) -> torch.Tensor:
    offsets = np.cumsum([0, *(len(text) for text in texts[:-1])])
    bags = functional.embedding_bag(
        torch.from_numpy(np.concatenate(texts)), rows, torch.from_numpy(offsets), mode="sum"
    )
    return functional.normalize(bags, dim=1)
