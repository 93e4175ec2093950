r"""Measure the classifier: ``.venv-rasa/bin/python -m understanding.measure [--json]``.

Cross-validation on our examples (two ways of folding), then facets on messages that are never
trained on, when ``../shared/data`` is there. Augmentation is applied to training parts only.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

from understanding.augment import augmented
from understanding.examples import written
from understanding.model import IntentModel
from understanding.views import fold

EXAMPLES = Path("nlu_data/intents")
UNSEEN = Path("../shared/data/colloquial_dev.jsonl")
FACETS = ("documents", "fee", "time", "where", "online", "payment", "steps", "conditions", "forms",
          "result", "legal")  # fmt: skip
NO_FACET = {"ask_overview", "ask_steps"}
"""Both are fine where a message names only a procedure or a situation."""
NO_MATTER = "out_of_scope"
ASKING = (NO_MATTER, "ask_overview", *(f"ask_{facet}" for facet in FACETS))
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)

Example = tuple[str, str]


def learnt(examples: Sequence[Example]) -> IntentModel:
    """Return the model learnt from ``examples`` as Rasa learns it."""
    made = augmented(examples)
    return IntentModel.fit([text for text, _ in made], [intent for _, intent in made])


def folds(examples: Sequence[Example], count: int, *, grouped: bool) -> Iterator[tuple[Any, Any]]:
    """Split into training and test parts, of which each example is in one test part.

    When ``grouped``, examples that differ only in marks and signs stay in one part, so that none
    of them is tested by its twin.
    """
    texts = [text for text, _ in examples]
    intents = [intent for _, intent in examples]
    if not grouped:
        return StratifiedKFold(count, shuffle=True, random_state=1).split(texts, intents)
    bare = ["".join(letter for letter in fold(text) if letter.isalnum()) for text in texts]
    parts = StratifiedGroupKFold(count, shuffle=True, random_state=1)
    return parts.split(texts, intents, np.unique(bare, return_inverse=True)[1])


def validated(
    examples: Sequence[Example], count: int, *, grouped: bool
) -> tuple[list[str], list[float]]:
    """Return what each example was taken for by a model that had not seen it, and how surely."""
    taken, surely = [""] * len(examples), [0.0] * len(examples)
    for train, test in folds(examples, count, grouped=grouped):
        model = learnt([examples[i] for i in train])
        rows = model.likelihoods([examples[i][0] for i in test])
        for i, row in zip(test, rows, strict=True):
            taken[i], surely[i] = model.intents[row.argmax()], float(row.max())
    return taken, surely


def outside(examples: Sequence[Example], count: int) -> Iterator[str]:
    """Yield a line of JSON for each question and each example that is no matter of ours.

    ``outside`` is the likelihood that a model which had not seen the example gives to its being
    no matter of ours.
    """
    for train, test in folds(examples, count, grouped=True):
        model = learnt([examples[i] for i in train])
        column = model.intents.index(NO_MATTER)
        chosen = [examples[i] for i in test if examples[i][1].startswith(ASKING)]
        for (text, intent), row in zip(
            chosen, model.likelihoods([text for text, _ in chosen]), strict=True
        ):
            told = {"text": text, "outside": round(float(row[column]), 5)}
            yield json.dumps({**told, "inside": intent != NO_MATTER}, ensure_ascii=False)


def cross_validation(examples: Sequence[Example], count: int, *, grouped: bool) -> dict[str, Any]:
    """Return weighted and macro F1, the ten worst pairs, and what each threshold would do."""
    right = [intent for _, intent in examples]
    taken, surely = validated(examples, count, grouped=grouped)
    wrong = Counter((r, t) for r, t in zip(right, taken, strict=True) if r != t)
    hits = np.array([r == t for r, t in zip(right, taken, strict=True)])
    sure = np.array(surely)
    return {
        "weighted_f1": round(float(f1_score(right, taken, average="weighted")), 4),
        "macro_f1": round(float(f1_score(right, taken, average="macro")), 4),
        "worst_pairs": [[*pair, n] for pair, n in wrong.most_common(10)],
        "thresholds": [
            {
                "threshold": t,
                "right_refused": round(float((sure[hits] < t).mean()), 4),
                "wrong_refused": round(float((sure[~hits] < t).mean()), 4),
            }
            for t in THRESHOLDS
        ],
    }


def facets(model: IntentModel, file: Path) -> dict[str, Any]:
    """Return how many of the messages in ``file`` got their facet, in all and by style."""
    tried: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        turn = case["turns"][0]
        facet = turn["expect"].get("facet")
        taken = model.intents[model.likelihoods([turn["text"]])[0].argmax()]
        for style in ("all", case["style"]):
            tried[style] += 1
            good[style] += taken in NO_FACET if facet is None else taken == f"ask_{facet}"
    return {style: [good[style], tried[style]] for style in sorted(tried)}


def measured(count: int) -> dict[str, Any]:
    """Return every figure of one run."""
    examples = written(EXAMPLES)
    started = time.process_time()
    model = learnt(examples)
    trained = time.process_time()
    sample = [text for text, _ in examples[:: len(examples) // 200]]
    for text in sample:
        model.likelihoods([text])
    asked = time.process_time()
    return {
        "examples": len(examples),
        "intents": len(model.intents),
        "training_cpu_s": round(trained - started, 1),
        "ms_a_message": round(1000 * (asked - trained) / len(sample), 2),
        "facets_unseen": facets(model, UNSEEN) if UNSEEN.exists() else None,
        "folds": count,
        "plain_folds": cross_validation(examples, count, grouped=False),
        "grouped_folds": cross_validation(examples, count, grouped=True),
    }


def table(run: dict[str, Any]) -> str:
    """Return the figures of ``run`` as lines to read."""
    lines = [
        f"examples {run['examples']}, intents {run['intents']}",
        f"training {run['training_cpu_s']} s of CPU, {run['ms_a_message']} ms a message",
    ]
    for name in ("plain_folds", "grouped_folds"):
        part = run[name]
        lines.append(f"{name}: weighted F1 {part['weighted_f1']}, macro F1 {part['macro_f1']}")
        lines += [
            f"  {n:3d}  {right} taken for {taken}" for right, taken, n in part["worst_pairs"]
        ]
        lines += [
            f"  below {t['threshold']}: refuses {t['right_refused']:.1%} of the right,"
            f" {t['wrong_refused']:.1%} of the wrong"
            for t in part["thresholds"]
        ]
    for style, (good, tried) in (run["facets_unseen"] or {}).items():
        lines.append(f"facet right, {style}: {good}/{tried} = {good / tried:.3f}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, or the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m understanding.measure", description=__doc__)
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--outside", action="store_true", help="what evaluation.gate needs")
    parser.add_argument("--folds", type=int, default=5)
    asked = parser.parse_args(arguments)
    if asked.outside:
        sys.stdout.writelines(line + "\n" for line in outside(written(EXAMPLES), 3))
        return
    run = measured(asked.folds)
    shown = json.dumps(run, ensure_ascii=False, indent=1) if asked.json else table(run)
    sys.stdout.write(shown + "\n")


if __name__ == "__main__":
    main()
