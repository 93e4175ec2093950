"""Text to vectors: the encoder shipped with us, or any SentenceTransformer named by a setting."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge_base.errors import EncoderMissing
from knowledge_base.search.pieces import as_line

Vectors = NDArray[np.float32]
SHIPPED = Path(__file__).resolve().parent / "encoder"


class Encoder(Protocol):
    """Turns texts into vectors."""

    @property
    def id(self) -> str:
        """Which encoder and which weights: ``shipped:1f3a…``; changes with the weights."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an (n, d) float32 array of unit rows; a text without known words gives zeros."""
        ...


def unit_rows(vectors: Vectors) -> Vectors:
    """Return ``vectors`` (n, d) with rows of length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    divided = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 1e-9)
    return np.asarray(divided, dtype=np.float32)


class StaticEncoder:
    """The shipped encoder: a table of piece vectors read by model2vec, without torch."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        """Read the weights in ``folder``; raises `EncoderMissing` when they are not there."""
        from model2vec import StaticModel

        weights = folder / "model.safetensors"
        if not weights.is_file():
            raise EncoderMissing(f"No encoder lies in {folder}. Train it with: make train-encoder")
        self._model = StaticModel.from_pretrained(str(folder), force_download=False)
        self._digest = hashlib.sha256(weights.read_bytes()).hexdigest()[:12]

    @property
    def id(self) -> str:
        """``static:`` and the first digits of the weights' hash."""
        return f"static:{self._digest}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an (n, d) float32 array of unit rows; a text without known words gives zeros."""
        lines = [as_line(text) for text in texts]
        raw = self._model.encode(lines, max_length=None, use_multiprocessing=False)
        return unit_rows(np.nan_to_num(np.asarray(raw, dtype=np.float32)))


class TransformerEncoder:
    """Any SentenceTransformer, by name or path; needs sentence-transformers and torch."""

    def __init__(self, name: str) -> None:
        """Load ``name``; raises `EncoderMissing` saying what to install or correct."""
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EncoderMissing(
                f"KB_ENCODER names {name}, which needs sentence-transformers. Install it with: "
                "uv pip install --python .venv/bin/python sentence-transformers, or unset "
                "KB_ENCODER to use the encoder shipped with us."
            ) from error
        try:
            self._model: Any = SentenceTransformer(name, device="cpu")
        except (OSError, ValueError) as error:
            raise EncoderMissing(
                f"KB_ENCODER names {name}, which cannot be loaded: {error}"
            ) from error
        self._name = name

    @property
    def id(self) -> str:
        """``sentence-transformers:`` and the name."""
        return f"sentence-transformers:{self._name}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an (n, d) float32 array of unit rows; an empty text gives zeros."""
        vectors = np.asarray(self._model.encode(list(texts), show_progress_bar=False), np.float32)
        empty = [not text.strip() for text in texts]
        vectors[empty] = 0.0
        return unit_rows(vectors)


def open_encoder(name: str = "") -> Encoder:
    """Return the encoder that ``name`` asks for; empty: the one shipped with us."""
    return TransformerEncoder(name) if name else StaticEncoder()
