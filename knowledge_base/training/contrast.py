"""The contrastive loop: every pair against the other pairs of its batch."""

from __future__ import annotations

import logging
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from knowledge_base.search.pieces import as_line
from knowledge_base.training.pairs import Pair

log = logging.getLogger(__name__)
BATCH = 768
TEMPERATURE = 0.06
Pieces = np.ndarray[Any, Any]


def batches(pairs: Sequence[Pair], rng: random.Random) -> list[list[int]]:
    """Return the positions of ``pairs`` in batches; in half of them neighbours share a field.

    Of one field, look-alikes come together, so that such a batch holds hard negatives.
    """
    order = list(range(len(pairs)))
    rng.shuffle(order)
    half = len(order) // 2
    by_field: dict[str, list[int]] = defaultdict(list)
    for position in order[:half]:
        by_field[pairs[position].field].append(position)
    for members in by_field.values():
        place = {pairs[position].kin: rng.random() for position in members}
        members.sort(key=lambda position: place[pairs[position].kin])
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


class Read(NamedTuple):
    """Pairs as piece numbers.

    Attributes:
        pairs: The pairs themselves.
        left: The pieces of each left text.
        right: The pieces of each right text.
    """

    pairs: list[Pair]
    left: list[Pieces]
    right: list[Pieces]

    def only(self, wanted: Callable[[Pair], bool]) -> Read:
        """Return the pairs that are ``wanted``."""
        return self.at([n for n, pair in enumerate(self.pairs) if wanted(pair)])

    def and_also(self, other: Read) -> Read:
        """Return the pairs of both."""
        return Read(
            [*self.pairs, *other.pairs], [*self.left, *other.left], [*self.right, *other.right]
        )

    def at(self, places: Sequence[int]) -> Read:
        """Return the pairs at ``places``."""
        return Read(*([part[n] for n in places] for part in self))  # type: ignore[arg-type]


def read(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> Read:
    """Return ``pairs`` as pieces."""
    return Read(
        list(pairs),
        _read(tokenizer, [pair.left for pair in pairs]),
        _read(tokenizer, [pair.right for pair in pairs]),
    )


def run_epochs(
    table: torch.nn.EmbeddingBag, data: Read, *, epochs: int, rate: float, seed: int
) -> None:
    """Train the piece vectors in ``table`` (an ``EmbeddingBag``) in place."""
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    ids: dict[str, int] = {}
    groups = torch.tensor([ids.setdefault(pair.group, len(ids)) for pair in data.pairs])
    optimiser = torch.optim.Adam(table.parameters(), lr=rate)
    plan = [batch for _ in range(epochs) for batch in batches(data.pairs, rng)]
    warm = min(50, len(plan) / 6)
    for step, batch in enumerate(plan):
        for options in optimiser.param_groups:
            options["lr"] = rate * min(1.0, step / warm) * (1 - step / len(plan)) + 1e-6
        loss = _loss(_bag(table, data.left, batch), _bag(table, data.right, batch), groups[batch])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 50 == 0:
            log.info("step %d of %d, loss %.3f", step, len(plan), float(loss.detach()))


def _read(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Pieces]:
    """Return the piece numbers of each text, the unknown ones left out."""
    encoded = tokenizer.encode_batch([as_line(text) for text in texts], add_special_tokens=False)
    return [np.asarray([i for i in e.ids if i != 0], dtype=np.int64) for e in encoded]


def _bag(table: torch.nn.EmbeddingBag, texts: list[Pieces], batch: Sequence[int]) -> torch.Tensor:
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
