"""Encoders that have not seen some of the questions, so that these can teach the re-ranker.

The shipped encoder was trained on the questions that the re-ranker learns from and finds them too
easily. Each of the encoders here was trained without one part of them, and is asked only that.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from knowledge_base.search.encoders import Encoder, StaticEncoder

FOLDS = 4
FOLDER = Path("var/training")


def fold_of(kin: str) -> int:
    """Return which encoder has not seen the questions of ``kin``."""
    return zlib.crc32(kin.encode()) % FOLDS


def folder_of(number: int, folder: Path = FOLDER) -> Path:
    """Return where the encoder ``number`` lies."""
    return folder / f"without-{number}"


def open_folds(folder: Path = FOLDER) -> list[Encoder]:
    """Return the encoders of all parts; raises `EncoderMissing` when they are not there."""
    return [StaticEncoder(folder_of(number, folder)) for number in range(FOLDS)]
