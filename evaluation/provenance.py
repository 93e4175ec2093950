"""What a run was made of, so that two can be compared and one reproduced."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evaluation.catalogue import NATIONAL, Catalogue
from knowledge_base.search.encoders import SHIPPED
from knowledge_base.settings import KnowledgeBaseSettings
from scripts import model
from scripts.stamps import files_under, is_current


def git(*words: str) -> str | None:
    """Return what git says; ``None`` outside a checkout or without git."""
    try:
        done = subprocess.run(["git", *words], capture_output=True, text=True, check=False)  # noqa: S607
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def fingerprint(*roots: Path) -> str:
    """Return a SHA-256 of files and folders that is the same wherever they lie."""
    total = hashlib.sha256()
    for root in roots:
        for file in files_under([root]):
            total.update(str(file.relative_to(root)).encode() + b"\0")
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def configuration(
    sets: Mapping[str, Path], catalogue: Catalogue, settings: Mapping[str, str]
) -> dict[str, Any]:
    """Return commit, hashes of data and models, settings, and the machine's state."""
    wanted = model.made_from()
    return {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": git("rev-parse", "HEAD"),
        "changed_files": (git("status", "--porcelain") or "").splitlines(),
        "sets": {name: fingerprint(path) for name, path in sets.items()},
        **knowledge(catalogue),
        "rasa_model": {"made_from": wanted, "current": is_current(model.STAMP, wanted)},
        "settings": dict(settings),
        "machine": {
            "cores": os.cpu_count(),
            "load": round(os.getloadavg()[0], 1),
            "python": platform.python_version(),
        },
    }


def knowledge(catalogue: Catalogue) -> dict[str, Any]:
    """Return hashes of the records and of the encoder."""
    settings = KnowledgeBaseSettings()
    national = catalogue.data_dir / NATIONAL
    return {
        "catalogue": {
            "is": catalogue.origin,
            "records": len(catalogue.codes),
            "national": fingerprint(national) if national.exists() else None,
            "curated": fingerprint(settings.procedures_dir, settings.life_events_dir),
        },
        "encoder": settings.encoder or fingerprint(SHIPPED),
    }
