"""Semantic search: FAISS over the vectors of titles, spoken texts and bodies."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]


def _alone() -> None:
    """Let FAISS use this thread only: waking others takes longer than one question.

    OpenMP keeps the number for each thread that calls, and a server answers in many.
    """
    faiss.omp_set_num_threads(1)


class SemanticIndex:
    """Cosine similarity of a question to the texts of procedures; several texts each."""

    def __init__(self, index: faiss.Index, owners: Rows) -> None:
        self._index = index
        self._owners = owners
        self._starts = np.searchsorted(owners, np.arange(int(owners[-1]) + 2))

    @classmethod
    def build(cls, vectors: Floats, owners: Rows) -> SemanticIndex:
        """Index unit rows.

        Args:
            vectors: (n, d) float32, rows of length 1 or all zeros; n at least 1.
            owners: (n,) which procedure each row belongs to, ascending.
        """
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index, owners)

    def with_more(self, vectors: Floats, owners: Rows) -> SemanticIndex:
        """Return the index with the unit rows ``vectors`` (n, d) of the procedures ``owners``."""
        held = self._index.reconstruct_n(0, self._index.ntotal)
        of = np.concatenate([self._owners, owners.astype(np.int64)])
        order = np.argsort(of, kind="stable")
        return SemanticIndex.build(np.concatenate([held, vectors])[order], of[order])

    def nearest(self, question: Floats, k: int) -> Rows:
        """Return the procedures of the ``k`` nearest texts, each once; none for a zero vector."""
        if not question.any():
            return np.empty(0, dtype=np.int64)
        _alone()
        _, found = self._index.search(question.reshape(1, -1), min(k, self._index.ntotal))
        return np.unique(self._owners[found[0][found[0] >= 0]])

    def similarity(self, question: Floats, procedures: Rows) -> Floats:
        """Return for each of ``procedures`` the cosine of its nearest text, 0 without texts."""
        result = np.zeros(len(procedures), dtype=np.float32)
        known = np.flatnonzero(procedures + 1 < len(self._starts))
        first = self._starts[procedures[known]]
        count = self._starts[procedures[known] + 1] - first
        known, first, count = known[count > 0], first[count > 0], count[count > 0]
        if not len(known):
            return result
        before = np.cumsum(count) - count  # how many texts come before each procedure's first
        texts = np.repeat(first - before, count) + np.arange(count.sum())
        _alone()
        cosines = self._index.reconstruct_batch(texts) @ question
        result[known] = np.maximum.reduceat(cosines, before)
        return result

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``."""
        faiss.write_index(self._index, str(folder / "vectors.faiss"))
        np.save(folder / "owners.npy", self._owners)

    @classmethod
    def load(cls, folder: Path) -> SemanticIndex:
        """Return the index in ``folder``."""
        return cls(
            faiss.read_index(str(folder / "vectors.faiss")),
            np.load(folder / "owners.npy"),
        )
