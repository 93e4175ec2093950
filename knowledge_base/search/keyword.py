"""Keyword search: BM25 over folded words, with several texts for each procedure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge_base.search.spelling import fold_word
from knowledge_base.text import syllables

if TYPE_CHECKING:
    import bm25s

Floats = NDArray[np.float32]
Tokenise = Callable[[str], list[str]]


def word_tokens(text: str) -> list[str]:
    """Return folded syllables and their neighbour pairs: ``tam tru`` -> tam, tru, tam_tru."""
    words = [fold_word(word) for word in syllables(text)]
    return words + [f"{a}_{b}" for a, b in pairwise(words)]


def accented_tokens(text: str) -> list[str]:
    """Return syllables as typed, with their marks, and their neighbour pairs."""
    words = syllables(text)
    return words + [f"{a}_{b}" for a, b in pairwise(words)]


def letter_tokens(text: str) -> list[str]:
    """Return the folded 3- and 4-letter pieces of each word pair, for misspelt words."""
    joined = f" {' '.join(fold_word(word) for word in syllables(text))} "
    return [joined[i : i + n] for n in (3, 4) for i in range(len(joined) - n + 1)]


class KeywordIndex:
    """BM25 scores of procedures; a procedure scores as its best text does."""

    def __init__(self, retriever: bm25s.BM25, rows: NDArray[np.int32], tokenise: Tokenise) -> None:
        self._retriever = retriever
        self._starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
        self._owners = rows[self._starts]
        self._rows = rows
        held = retriever.scores
        # The same sums as `BM25.get_scores`, which adds them one by one: five times as slow.
        self._weights, self._texts = held["data"], held["indices"]
        self._bounds = held["indptr"].tolist()
        self._tokenise = tokenise

    @classmethod
    def build(
        cls,
        texts: Sequence[str],
        rows: Sequence[int],
        tokenise: Tokenise,
        *,
        b: float = 0.75,
    ) -> KeywordIndex:
        """Index ``texts``; ``rows[i]`` is the procedure of ``texts[i]``, in ascending order.

        Args:
            texts: At least one.
            rows: As many as texts.
            tokenise: Text to tokens, for texts and questions alike.
            b: How much long texts are held back, 0 to 1.
        """
        import bm25s

        retriever = bm25s.BM25(b=b)
        retriever.index([tokenise(text) or [""] for text in texts], show_progress=False)
        return cls(retriever, np.asarray(rows, dtype=np.int32), tokenise)

    def scores(self, question: str, size: int) -> Floats:
        """Return one score for each of ``size`` procedures, 0 where nothing matches."""
        result = np.zeros(size, dtype=np.float32)
        spans = [self._span(token) for token in self._tokenise(question)]
        held = [span for span in spans if span.start < span.stop]
        if held:
            texts = np.concatenate([self._texts[span] for span in held])
            weights = np.concatenate([self._weights[span] for span in held])
            found = np.bincount(texts, weights, minlength=len(self._rows))
            result[self._owners] = np.maximum.reduceat(found, self._starts)
        return result

    def held(self, tokens: Sequence[str]) -> list[NDArray[np.int32]]:
        """Return for each of ``tokens`` the procedures whose text holds it, ascending.

        Only for an index with one text for each procedure.
        """
        return [self._texts[self._span(token)] for token in tokens]

    def _span(self, token: str) -> slice:
        """Return where the texts that hold ``token`` stand; an empty slice for an unknown one."""
        number = self._retriever.vocab_dict.get(token)
        return slice(0, 0) if number is None else slice(*self._bounds[number : number + 2])

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``."""
        self._retriever.save(str(folder), show_progress=False)
        np.save(folder / "rows.npy", self._rows)

    @classmethod
    def load(cls, folder: Path, tokenise: Tokenise) -> KeywordIndex:
        """Return the index in ``folder``."""
        import bm25s

        retriever = bm25s.BM25.load(str(folder), show_progress=False)
        return cls(retriever, np.load(folder / "rows.npy"), tokenise)
