"""Trains the shipped encoder: a table of piece vectors, contrastively, on named data.

First on what catalogue and law say by themselves, then shortly on questions. The second part is
also run without each quarter of the questions, for the re-ranker (`folds`).

Run with the training environment: ``make train-encoder``.
"""

from __future__ import annotations

import argparse
import copy
import logging
import random
import time
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from knowledge_base.evaluation.catalogue import load_catalogue, load_normalized
from knowledge_base.search.encoders import SHIPPED
from knowledge_base.search.families import find_families
from knowledge_base.search.pieces import pieces
from knowledge_base.store import load_curated
from knowledge_base.training.folds import FOLDER, FOLDS, fold_of, folder_of
from knowledge_base.training.others import other_questions
from knowledge_base.training.pairs import (
    Pair,
    law_pairs,
    lexicon_pairs,
    question_pairs,
    spoken_pairs,
    structure_pairs,
    written_pairs,
)
from knowledge_base.training.written import evaluated_kin, written_questions

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer

    from knowledge_base.training.contrast import Read

log = logging.getLogger(__name__)
UNKNOWN = "[UNK]"
ALIKE = 0.5
"""From which likeness of names on a question may be about a procedure that is evaluated."""
AGAIN = 12_000
"""How many pairs of the first part are shown again beside the questions."""


class Pairs(NamedTuple):
    """All training pairs.

    Attributes:
        structure: What the catalogue and the law say by themselves, and the word list.
        questions: What people ask; of these, `folds` hold some out.
    """

    structure: list[Pair]
    questions: list[Pair]


def collect_pairs(shared: Path, procedures_dir: Path, seed: int) -> Pairs:
    """Return all training pairs; the evaluation's own procedures lend no question."""
    procedures = load_catalogue(shared, procedures_dir)
    national = load_normalized(shared / "procedures_normalized.jsonl.gz")
    families = find_families(procedures)
    tested = evaluated_kin(shared, families)
    written = [
        question
        for question in written_questions(procedures)
        if families.get(question.codes[0], question.codes[0]) not in tested
    ]
    path = shared / "portal_questions_other_procedures.jsonl"
    others = [
        other
        for other in other_questions(path, procedures)
        if other.likeness < ALIKE or families.get(other.nearest, other.nearest) not in tested
    ]
    rngs = [random.Random(f"{seed} {part}") for part in range(6)]  # noqa: S311 - reproducible
    structure = list(
        chain(
            structure_pairs(national, families, rngs[0]),
            lexicon_pairs(rngs[1], times=8),
            law_pairs(shared / "corpus" / "law_articles.jsonl.gz", rngs[2], share=0.8),
        )
    )
    questions = list(
        chain(
            spoken_pairs(load_curated(procedures_dir), families, rngs[3], times=8),
            question_pairs(others, rngs[4], times=8),
            written_pairs(written, procedures, families, rngs[5], times=8),
        )
    )
    return Pairs(structure, questions)


def build_tokenizer(pairs: Sequence[Pair], most_pairs: int) -> Tokenizer:
    """Return a tokenizer that splits at blanks and knows the frequent pieces of ``pairs``.

    Args:
        pairs: What to count.
        most_pairs: How many word pairs to know; single words count from two occurrences on.
    """
    from tokenizers import Tokenizer, models, pre_tokenizers

    counts: Counter[str] = Counter()
    for pair in pairs:
        counts.update(set(pieces(pair.left)) | set(pieces(pair.right)))
    doubles = [piece for piece, n in counts.most_common() if "_" in piece and n >= 3]
    singles = sorted(p for p, n in counts.items() if "_" not in p and n >= 3)
    vocabulary = {
        piece: number for number, piece in enumerate([UNKNOWN, *singles, *doubles[:most_pairs]])
    }
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def new_table(pieces: int, dimensions: int, seed: int) -> torch.nn.EmbeddingBag:
    """Return a table of random piece vectors."""
    import torch

    torch.manual_seed(seed)
    table = torch.nn.EmbeddingBag(pieces, dimensions, mode="mean")
    torch.nn.init.normal_(table.weight, std=0.05)
    return table


def tune(
    table: torch.nn.EmbeddingBag, structure: Read, questions: Read, out: Path, tokenizer: Tokenizer
) -> None:
    """Train a copy of ``table`` on ``questions`` and some of ``structure``; write it."""
    from knowledge_base.training.contrast import run_epochs

    copied = copy.deepcopy(table)
    rng = random.Random(1)  # noqa: S311 - reproducible, not secret
    again = structure.only(lambda pair: not pair.group.startswith("law:"))
    shown = rng.sample(range(len(again.pairs)), min(AGAIN, len(again.pairs)))
    run_epochs(copied, again.at(shown).and_also(questions), epochs=1, rate=0.006, seed=5)
    save(copied, tokenizer, out)


def save(model: torch.nn.EmbeddingBag, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the weights as model2vec reads them, as 8-bit numbers."""
    import numpy as np
    from model2vec import StaticModel
    from model2vec.quantization import DType, quantize_embeddings

    table = model.weight.detach().numpy().astype(np.float32).copy()
    table[tokenizer.token_to_id(UNKNOWN)] = 0.0
    small = quantize_embeddings(table, DType.Int8)
    folder.mkdir(parents=True, exist_ok=True)
    StaticModel(small, tokenizer, config={"normalize": False}).save_pretrained(folder)
    for name in ("README.md", "modules.json"):  # a model card in general words, and a list of one
        (folder / name).unlink(missing_ok=True)
    (folder / "model.safetensors").chmod(0o644)


def main() -> None:
    """Train, save and say what was done."""
    from knowledge_base.training.contrast import read, run_epochs

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--procedures", type=Path, default=Path("knowledge_base/procedures"))
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--folds", type=Path, default=FOLDER)
    parser.add_argument("--dimensions", type=int, default=256)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--word-pairs", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    started = time.monotonic()
    pairs = collect_pairs(options.shared, options.procedures, options.seed)
    log.info("%d pairs and %d with questions", *map(len, pairs))
    tokenizer = build_tokenizer([*pairs.structure, *pairs.questions], options.word_pairs)
    log.info("%d pieces, %.0f s", tokenizer.get_vocab_size(), time.monotonic() - started)
    structure, questions = (read(tokenizer, part) for part in pairs)
    table = new_table(tokenizer.get_vocab_size(), options.dimensions, options.seed)
    run_epochs(table, structure, epochs=options.epochs, rate=0.01, seed=options.seed)
    log.info("first part done, %.0f s", time.monotonic() - started)
    for number in range(FOLDS):
        kept = [n for n, pair in enumerate(pairs.questions) if fold_of(pair.kin) != number]
        tune(table, structure, questions.at(kept), folder_of(number, options.folds), tokenizer)
    tune(table, structure, questions, options.out, tokenizer)
    log.info("%s written, %.0f s", options.out, time.monotonic() - started)


if __name__ == "__main__":
    main()
