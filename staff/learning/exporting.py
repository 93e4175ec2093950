"""Writes the approved pairs down: each is a regression case that ``make eval`` runs."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

from knowledge_base.learned import Overlay

_log = logging.getLogger(__name__)


def pairs(taught: Overlay) -> str:
    """Return one JSON line for each phrase: ``{"text", "procedure", "kind"}``."""
    lines = (json.dumps(p.model_dump(mode="json"), ensure_ascii=False) for p in taught.phrases)
    return "".join(f"{line}\n" for line in lines)


def write_pairs(path: Path, taught: Overlay) -> None:
    """Replace the file at ``path``; that it cannot be written is logged, and stops nothing."""
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(pairs(taught), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        _log.error("The approved pairs could not be written to %s: %s", path, error)
