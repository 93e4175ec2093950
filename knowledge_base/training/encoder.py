"""Trains the shipped encoder: a table of piece vectors, contrastively, on named data.

Run with the training environment: ``make train-encoder``.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge_base.evaluation.catalogue import load_normalized
from knowledge_base.evaluation.questions import evaluated_names
from knowledge_base.search.encoders import SHIPPED
from knowledge_base.search.pieces import pieces
from knowledge_base.store import load_curated
from knowledge_base.training.pairs import (
    Pair,
    law_pairs,
    lexicon_pairs,
    question_pairs,
    spoken_pairs,
    structure_pairs,
)

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

log = logging.getLogger(__name__)
UNKNOWN = "[UNK]"


def collect_pairs(shared: Path, procedures_dir: Path, seed: int) -> list[Pair]:
    """Return all training pairs; the evaluation's own procedures lend no question."""
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    national = load_normalized(shared / "procedures_normalized.jsonl.gz")
    kept_out = evaluated_names(shared, national)
    return list(
        chain(
            structure_pairs(national, rng),
            spoken_pairs(load_curated(procedures_dir), rng, times=8),
            lexicon_pairs(rng, times=8),
            question_pairs(
                shared / "portal_questions_other_procedures.jsonl",
                kept_out,
                rng,
                times=8,
            ),
            law_pairs(shared / "corpus" / "law_articles.jsonl.gz", rng, share=0.8),
        )
    )


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


def train(
    pairs: Sequence[Pair], tokenizer: Tokenizer, *, dimensions: int, epochs: int, seed: int
) -> SentenceTransformer:
    """Return a SentenceTransformer of one `StaticEmbedding`, trained on ``pairs``."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    from knowledge_base.training.contrast import run_epochs

    torch.manual_seed(seed)
    module = StaticEmbedding(tokenizer, embedding_dim=dimensions)
    torch.nn.init.normal_(module.embedding.weight, std=0.05)
    run_epochs(module.embedding, tokenizer, pairs, epochs=epochs, seed=seed)
    return SentenceTransformer(modules=[module], device="cpu")


def save(model: SentenceTransformer, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the weights as model2vec reads them, as 8-bit numbers."""
    import numpy as np
    from model2vec import StaticModel
    from model2vec.quantization import DType, quantize_embeddings

    table = model[0].embedding.weight.detach().numpy().astype(np.float32).copy()
    table[tokenizer.token_to_id(UNKNOWN)] = 0.0
    small = quantize_embeddings(table, DType.Int8)
    folder.mkdir(parents=True, exist_ok=True)
    StaticModel(small, tokenizer, config={"normalize": False}).save_pretrained(folder)


def main() -> None:
    """Train, save and say what was done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared/data"))
    parser.add_argument("--procedures", type=Path, default=Path("knowledge_base/procedures"))
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--dimensions", type=int, default=256)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--word-pairs", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    started = time.monotonic()
    pairs = collect_pairs(options.shared, options.procedures, options.seed)
    log.info("%d pairs", len(pairs))
    tokenizer = build_tokenizer(pairs, options.word_pairs)
    log.info("%d pieces, %.0f s", tokenizer.get_vocab_size(), time.monotonic() - started)
    model = train(
        pairs,
        tokenizer,
        dimensions=options.dimensions,
        epochs=options.epochs,
        seed=options.seed,
    )
    save(model, tokenizer, options.out)
    log.info("%s written, %.0f s", options.out, time.monotonic() - started)


if __name__ == "__main__":
    main()
