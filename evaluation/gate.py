"""How well the gate of our domain tells, and which weights it would have now.

Our own examples, each with what a classifier that had not seen it thinks (three folds of
``understanding.measure --outside``) and with what the search finds; a logistic regression on
both, five folds.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from actions.gate import SHUT, witnesses
from knowledge_base.service import KnowledgeBase
from scripts.problem import Problem

OUTSIDE = (".venv-rasa/bin/python", "-m", "understanding.measure", "--outside")
FOLDS, ROUNDS, PULL = 5, 25, 1.0
WITNESSES = {"search alone": [2], "classifier alone": [1], "both": [0, 1, 2, 3, 4]}
"""Columns of `Rows.seen` that each witness is made of."""
Floats = NDArray[np.float64]


class Rows(NamedTuple):
    """All examples.

    Attributes:
        seen: (n, 5) one, and what the gate weighs.
        inside: (n,) 1 for questions, 0 for what is outside the domain.
    """

    seen: Floats
    inside: Floats


def told() -> list[dict[str, object]]:
    """Return ``text``, ``outside`` and ``inside`` of each example, as the classifier's part says.

    Raises:
        Problem: It could not be run.
    """
    done = subprocess.run(OUTSIDE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Problem(f"{' '.join(OUTSIDE)} failed: {done.stderr.strip()[-300:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def rows_of(kb: KnowledgeBase, examples: Sequence[dict[str, object]]) -> Rows:
    """Return what the gate would see of ``examples``; those that name nothing are left out."""
    seen, inside = [], []
    for one in examples:
        text = str(one["text"])
        found = kb.find(text)
        if found.mentioned:
            seen.append([1.0, *witnesses(text, float(str(one["outside"])), found)])
            inside.append(float(bool(one["inside"])))
    return Rows(np.array(seen), np.array(inside))


def fitted(rows: Rows, columns: Sequence[int]) -> Floats:
    """Return the weights of ``columns`` by Newton's steps on the penalised likelihood."""
    x, w = rows.seen[:, columns], np.zeros(len(columns))
    pull = PULL * np.eye(len(columns))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        curve = (x * (p * (1 - p))[:, None]).T @ x + pull
        w = w + np.linalg.solve(curve, x.T @ (rows.inside - p) - pull @ w)
    return w


def crossed(rows: Rows, columns: Sequence[int]) -> Floats:
    """Return each example's chance by weights learnt from the other folds."""
    fold = np.random.default_rng(1).permutation(len(rows.inside)) % FOLDS
    chances = np.zeros(len(rows.inside))
    for number in range(FOLDS):
        mine = fold == number
        w = fitted(Rows(rows.seen[~mine], rows.inside[~mine]), columns)
        chances[mine] = 1 / (1 + np.exp(-rows.seen[mine][:, columns] @ w))
    return chances


def area(chances: Floats, inside: Floats) -> float:
    """Return the area under the curve: how often a question has more than what is outside."""
    ours, others = chances[inside == 1], np.sort(chances[inside == 0])
    below = np.searchsorted(others, ours, "left") + np.searchsorted(others, ours, "right")
    return float(below.mean() / 2 / len(others))


def report(rows: Rows) -> str:
    """Return the table in Markdown, and the weights on all examples."""
    ours = int(rows.inside.sum())
    lines = [
        f"{ours} questions, {len(rows.inside) - ours} messages outside the domain",
        f"| witness | area under the curve | refused at {SHUT} | let in |\n|---|---|---|---|",
    ]
    for name, chosen in WITNESSES.items():
        chances = crossed(rows, chosen if 0 in chosen else [0, *chosen])
        refused = (chances[rows.inside == 1] < SHUT).mean()
        let_in = (chances[rows.inside == 0] >= SHUT).mean()
        lines.append(
            f"| {name} | {area(chances, rows.inside):.3f} | {refused:.1%} | {let_in:.1%} |"
        )
    weights = ", ".join(f"{weight:.2f}" for weight in fitted(rows, WITNESSES["both"]))
    return "\n".join([*lines, f"BIAS, OUTSIDE, FOUND, OFFICIAL, LENGTH = {weights}"])
