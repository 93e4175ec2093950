"""Trains the re-ranker: small networks, each candidate list a softmax with *none of them*.

Run with the training environment, after the encoder: ``make train-encoder``.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from knowledge_base.evaluation.catalogue import load_catalogue
from knowledge_base.evaluation.questions import (
    Labelled,
    evaluated_names,
    everyday_messages,
    groups_of,
    outside_messages,
    portal_questions,
)
from knowledge_base.search.encoders import Encoder, StaticEncoder
from knowledge_base.search.families import find_families
from knowledge_base.search.features import NAMES
from knowledge_base.search.hybrid import Searcher
from knowledge_base.search.rerank import SHIPPED
from knowledge_base.search.texts import bare_name
from knowledge_base.text import fold
from knowledge_base.training.lists import RankedList, Unranked, lists_of, nameless, spoken_lists

log = logging.getLogger(__name__)
Floats = NDArray[np.float32]


class Network(nn.Module):
    """A hidden layer and a direct linear path for candidates, and the same for *none of them*."""

    def __init__(self, inputs: int, hidden: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(inputs, hidden)
        self.out = nn.Linear(hidden + inputs, 1, bias=False)
        self.none_hidden = nn.Linear(inputs, 8)
        self.none_out = nn.Linear(8 + inputs, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.none_out.weight)

    def forward(self, x: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
        """Return (lists, m + 1) logits, the last column *none of them*.

        Args:
            x: (lists, m, inputs), padded.
            present: (lists, m), False where padded.
        """
        hidden = nn.functional.dropout(torch.relu(self.hidden(x)), 0.2, self.training)
        logits = self.out(torch.cat([hidden, x], dim=2)).squeeze(2)
        logits = logits.masked_fill(~present, -1e4)
        best = x.masked_fill(~present[:, :, None], -1e4).max(dim=1).values
        none = self.none_out(torch.cat([torch.relu(self.none_hidden(best)), best], dim=1))
        return torch.cat([logits, none], dim=1)


def fit(
    lists: Sequence[RankedList],
    *,
    members: int,
    hidden: int,
    epochs: int,
    seed: int,
    decay: float = 0.02,
) -> dict[str, Any]:
    """Return the weights of ``members`` networks trained on ``lists``, for `Reranker`."""
    stacked = np.concatenate([item.features for item in lists])
    mean, scale = stacked.mean(axis=0), stacked.std(axis=0) + 1e-3
    batch = _padded(lists, mean, scale)
    networks = [
        _fit_one(batch, hidden=hidden, epochs=epochs, seed=seed + member, decay=decay)
        for member in range(members)
    ]

    def stack(of: Any) -> Floats:
        return np.stack([of(n).detach().numpy() for n in networks]).astype(np.float32)

    return {
        "names": np.array(NAMES),
        "mean": mean.astype(np.float32),
        "scale": scale.astype(np.float32),
        "w1": stack(lambda n: n.hidden.weight.T),
        "b1": stack(lambda n: n.hidden.bias),
        "w2": stack(lambda n: n.out.weight[0]),
        "none_w1": stack(lambda n: n.none_hidden.weight.T),
        "none_b1": stack(lambda n: n.none_hidden.bias),
        "none_w2": stack(lambda n: n.none_out.weight[0]),
        "none_b2": stack(lambda n: n.none_out.bias[0]),
    }


def _padded(lists: Sequence[RankedList], mean: Floats, scale: Floats) -> dict[str, torch.Tensor]:
    size = max(len(item.right) for item in lists)
    x = np.zeros((len(lists), size, len(NAMES)), np.float32)
    present = np.zeros((len(lists), size), bool)
    right = np.zeros((len(lists), size + 1), bool)
    for row, item in enumerate(lists):
        x[row, : len(item.right)] = (item.features - mean) / scale
        present[row, : len(item.right)] = True
        right[row, : len(item.right)] = item.right
        right[row, -1] = not item.right.any()
    weight = np.array([item.weight for item in lists], np.float32)
    arrays = {"x": x, "present": present, "right": right, "weight": weight}
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def _fit_one(
    batch: dict[str, torch.Tensor], *, hidden: int, epochs: int, seed: int, decay: float
) -> Network:
    torch.manual_seed(seed)
    network = Network(batch["x"].shape[2], hidden)
    optimiser = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=decay)
    count, size = len(batch["x"]), 128
    plan = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, 4e-3, total_steps=epochs * (-(-count // size))
    )
    network.train()
    for _ in range(epochs):
        for part in torch.randperm(count).split(size):
            logits = network(batch["x"][part], batch["present"][part])
            chances = torch.log_softmax(logits, dim=1).masked_fill(~batch["right"][part], -1e4)
            losses = -torch.logsumexp(chances, dim=1) * batch["weight"][part]
            optimiser.zero_grad()
            losses.mean().backward()
            optimiser.step()
            plan.step()
    network.eval()
    return network


def other_lists(
    procedures: list[Any], encoder: Encoder, path: Path, kept_out: set[str], weight: float
) -> list[RankedList]:
    """Return lists for portal questions about procedures that the catalogue lacks.

    Those procedures join the catalogue by name alone, and body columns are blanked throughout.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if fold(bare_name(row["procedure"])) not in kept_out]
    held, named = {p.code for p in procedures}, {}
    for row in rows:
        if row["code"] and row["code"] not in held:
            named[row["code"]] = row["procedure"]
    searcher = Searcher.build(
        [*procedures, *[nameless(code, name) for code, name in named.items()]], encoder, Unranked()
    )
    questions = [
        Labelled(row["code"], row["q"], tuple(row["codes"] or [row["code"]]))
        for row in rows
        if row["code"]
    ]
    return lists_of(
        searcher,
        questions,
        groups=[f"other:{q.id}" for q in questions],
        source="other",
        weight=weight,
        without_body=True,
    )


def collect(shared: Path, procedures_dir: Path, encoder: Encoder) -> list[RankedList]:
    """Return the lists of all sources; groups of asked procedures are those of the evaluation."""
    procedures = load_catalogue(shared, procedures_dir)
    kept_out = evaluated_names(shared, procedures)
    lists = other_lists(
        procedures, encoder, shared / "portal_questions_other_procedures.jsonl", kept_out, 0.5
    )
    log.info("%d lists of other questions", len(lists))
    lists += spoken_lists(procedures, encoder, parts=4, weight=0.5, seed=5)
    log.info("%d with spoken ones", len(lists))
    searcher = Searcher.build(procedures, encoder, Unranked())
    families = find_families(procedures)
    portal = portal_questions(shared / "portal_questions_dev.jsonl")
    everyday = everyday_messages(shared / "colloquial_dev.jsonl")
    groups = groups_of([*portal, *everyday], families)
    lists += lists_of(searcher, portal, groups=groups[: len(portal)], source="portal")
    lists += lists_of(searcher, everyday, groups=groups[len(portal) :], source="everyday")
    outside = outside_messages()
    lists += lists_of(
        searcher, outside, groups=[f"outside:{q.id}" for q in outside], source="outside"
    )
    return lists


def main() -> None:
    """Train on every list and write the shipped weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--procedures", type=Path, default=Path("knowledge_base/procedures"))
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--hidden", type=int, default=24)
    parser.add_argument("--members", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    random.seed(options.seed)
    lists = collect(options.shared, options.procedures, StaticEncoder())
    weights = fit(
        lists,
        members=options.members,
        hidden=options.hidden,
        epochs=options.epochs,
        seed=options.seed,
    )
    np.savez_compressed(options.out, **weights)
    log.info("%s written from %d lists", options.out, len(lists))


if __name__ == "__main__":
    main()
