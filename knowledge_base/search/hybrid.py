"""The search: candidates from all channels, ranked by what was learned, one hit a procedure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge_base.errors import IndexMissing, IndexStale
from knowledge_base.procedure import Procedure
from knowledge_base.search.channels import Channels
from knowledge_base.search.encoders import Encoder
from knowledge_base.search.features import feature_matrix
from knowledge_base.search.firststage import first_scores
from knowledge_base.search.hits import Hit
from knowledge_base.search.profile import Profile, build_profile
from knowledge_base.search.query import WORDS
from knowledge_base.search.rerank import Chances, Reranker
from knowledge_base.search.texts import full_text, read_question

Floats = NDArray[np.float32]
MANIFEST = "manifest.json"
ACRONYMS = "acronyms.json"
FORMAT = "3"
DEPTH = 25
KEPT = 40


class Ranker(Protocol):
    """Gives candidates their chances."""

    def chances(self, features: Floats) -> Chances:
        """Return the chances of the candidates in the rows of ``features``."""
        ...


class Candidates(NamedTuple):
    """The procedures that a question may mean: (m,) rows and their (m, f) features."""

    rows: NDArray[np.int64]
    features: Floats


class Searcher:
    """Finds procedures for a question."""

    def __init__(self, channels: Channels, profile: Profile, ranker: Ranker) -> None:
        self._channels = channels
        self._ranker = ranker
        self.profile = profile

    @classmethod
    def build(
        cls,
        procedures: Sequence[Procedure],
        encoder: Encoder,
        ranker: Ranker | None = None,
    ) -> Searcher:
        """Index ``procedures`` (at least one, each code once).

        Args:
            procedures: The catalogue.
            encoder: Turns texts into vectors.
            ranker: Ranks candidates; the shipped one when not given.
        """
        channels = Channels.build(procedures, encoder)
        return cls(channels, build_profile(procedures), ranker or Reranker.load())

    def candidates(self, question: str, depth: int = DEPTH, kept: int = KEPT) -> Candidates:
        """Return the procedures that ``question`` may mean, in no order.

        Args:
            question: As typed.
            depth: How many the best of each channel add.
            kept: How many of them, the best by fixed weights, are looked at more closely.
        """
        read = read_question(question, self.profile.acronyms)
        if not read.plain:
            return Candidates(np.empty(0, np.int64), np.empty((0, 0), np.float32))
        scores = self._channels.ask(read, depth)
        first = first_scores(scores, self.profile)
        best = np.sort(np.argsort(-first, kind="stable")[:kept])
        narrowed = scores.narrow(best)
        return Candidates(narrowed.rows, feature_matrix(read, narrowed, first[best], self.profile))

    def search(self, question: str, k: int = 10) -> list[Hit]:
        """Return at most ``k`` hits, best first; none for a text without words."""
        rows, features = self.candidates(question)
        if not len(rows):
            return []
        chances = self._ranker.chances(features).each
        order = np.argsort(-chances, kind="stable")[:k]
        return [Hit(self.profile.codes[rows[i]], round(float(chances[i]), 4)) for i in order]

    def grown(
        self, procedures: Sequence[Procedure], more: Mapping[str, Sequence[str]]
    ) -> Searcher:
        """Return the search with more texts that people say.

        Args:
            procedures: The catalogue, in the order in which it was indexed.
            more: Texts by the procedure's code; codes that are not held are passed over.
        """
        channels = self._channels.grown(procedures, more)
        return Searcher(channels, self.profile, self._ranker)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return an (n, d) array of unit rows, one for each text."""
        return self._channels.encode(texts)

    def save(self, folder: Path, procedures: Sequence[Procedure], encoder: Encoder) -> None:
        """Write the indexes and what they were built from into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MANIFEST).unlink(missing_ok=True)  # a half-written index must not look whole
        self._channels.save(folder)
        acronyms = json.dumps(self.profile.acronyms, ensure_ascii=False)
        (folder / ACRONYMS).write_text(acronyms, encoding="utf-8")
        wanted = manifest_of(procedures, encoder)
        (folder / MANIFEST).write_text(json.dumps(wanted, indent=1), encoding="utf-8")

    @classmethod
    def load(
        cls,
        folder: Path,
        procedures: Sequence[Procedure],
        encoder: Encoder,
        ranker: Ranker | None = None,
    ) -> Searcher:
        """Return the search saved in ``folder``.

        Raises:
            IndexMissing: There is none.
            IndexStale: It was built from other records, by another encoder, or by another version.
        """
        path = folder / MANIFEST
        if not path.is_file():
            raise IndexMissing(folder)
        built = json.loads(path.read_text(encoding="utf-8"))
        for what, value in manifest_of(procedures, encoder).items():
            if built.get(what) != value:
                raise IndexStale(
                    folder,
                    what=what,
                    built_with=str(built.get(what)),
                    wanted=str(value),
                )
        channels = Channels.load(folder, len(procedures), encoder)
        acronyms = json.loads((folder / ACRONYMS).read_text(encoding="utf-8"))
        return cls(channels, build_profile(procedures, acronyms), ranker or Reranker.load())


def manifest_of(procedures: Sequence[Procedure], encoder: Encoder) -> dict[str, str]:
    """Return what an index over ``procedures`` must have been built from, named for messages."""
    digest = hashlib.sha256()
    for procedure in procedures:
        digest.update(f"{procedure.code}\n{full_text(procedure)}\n".encode())
    words = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(WORDS.glob("*.yml"))))
    return {
        "format": FORMAT,
        "encoder": encoder.id,
        "words": words.hexdigest()[:12],
        "records": f"{len(procedures)} records ({digest.hexdigest()[:12]})",
    }
