"""The contrastive loop: every pair against the other pairs of its batch."""

from __future__ import annotations

import logging
import random
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from knowledge_base.search.pieces import as_line
from knowledge_base.training.pairs import Pair

log = logging.getLogger(__name__)
BATCH = 768
TEMPERATURE = 0.06


def batches(pairs: Sequence[Pair], rng: random.Random) -> list[list[int]]:
    """Return the positions of ``pairs`` in batches; in half of them neighbours share a field.

    Pairs of the same field are the look-alikes, so such a batch holds hard negatives.
    """
    order = list(range(len(pairs)))
    rng.shuffle(order)
    half = len(order) // 2
    by_field: dict[str, list[int]] = defaultdict(list)
    for position in order[:half]:
        by_field[pairs[position].field].append(position)
    runs = [
        members[i : i + 64] for members in by_field.values() for i in range(0, len(members), 64)
    ]
    rng.shuffle(runs)
    grouped = [position for run in runs for position in run]
    cut = [
        part[i : i + BATCH] for part in (grouped, order[half:]) for i in range(0, len(part), BATCH)
    ]
    rng.shuffle(cut)
    return [batch for batch in cut if len(batch) > 8]


def run_epochs(
    table: torch.nn.EmbeddingBag,
    tokenizer: Tokenizer,
    pairs: Sequence[Pair],
    *,
    epochs: int,
    seed: int,
) -> None:
    """Train the piece vectors in ``table`` (an ``EmbeddingBag``) in place."""
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    left = _read(tokenizer, [pair.left for pair in pairs])
    right = _read(tokenizer, [pair.right for pair in pairs])
    ids: dict[str, int] = {}
    groups = torch.tensor([ids.setdefault(pair.group, len(ids)) for pair in pairs])
    optimiser = torch.optim.Adam(table.parameters(), lr=0.01)
    plan = [batch for _ in range(epochs) for batch in batches(pairs, rng)]
    for step, batch in enumerate(plan):
        for options in optimiser.param_groups:
            options["lr"] = 0.01 * min(1.0, step / 50) * (1 - step / len(plan)) + 1e-5
        loss = _loss(_bag(table, left, batch), _bag(table, right, batch), groups[batch])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 50 == 0:
            log.info("step %d of %d, loss %.3f", step, len(plan), float(loss))


def _read(tokenizer: Tokenizer, texts: Sequence[str]) -> list[np.ndarray[Any, Any]]:
    """Return the piece numbers of each text, the unknown ones left out."""
    encoded = tokenizer.encode_batch([as_line(text) for text in texts], add_special_tokens=False)
    return [np.asarray([i for i in e.ids if i != 0], dtype=np.int64) for e in encoded]


def _bag(
    table: torch.nn.EmbeddingBag, texts: list[np.ndarray[Any, Any]], batch: Sequence[int]
) -> torch.Tensor:
    rows = [texts[position] for position in batch]
    offsets = np.cumsum([0, *[len(row) for row in rows[:-1]]])
    vectors = table(torch.from_numpy(np.concatenate(rows)), torch.from_numpy(offsets))
    return functional.normalize(vectors, dim=1)


def _loss(left: torch.Tensor, right: torch.Tensor, groups: torch.Tensor) -> torch.Tensor:
    scores = left @ right.T / TEMPERATURE
    own = torch.eye(len(groups), dtype=torch.bool)
    same = (groups[:, None] == groups[None, :]) & ~own
    scores = scores.masked_fill(same, -1e4)
    target = torch.arange(len(groups))
    both = functional.cross_entropy(scores, target) + functional.cross_entropy(scores.T, target)
    return both / 2
