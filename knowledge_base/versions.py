"""Keeps every version of every record that was ever built, so that an answer can be replayed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from knowledge_base.errors import VersionNotFound
from knowledge_base.procedure import Procedure


class VersionArchive:
    """Records by (code, version) in one SQLite file; nothing is ever overwritten."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, procedures: Iterable[Procedure]) -> int:
        """Keep the records that are new here; returns how many were."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as db, db:
            before: int = db.total_changes
            db.executemany(
                "INSERT OR IGNORE INTO version (code, version, record) VALUES (?, ?, ?)",
                [(p.code, p.version, p.model_dump_json()) for p in procedures],
            )
            return db.total_changes - before

    def get(self, code: str, version: str) -> Procedure:
        """Return the record as it was; raises `VersionNotFound`."""
        if not self._path.exists():
            raise VersionNotFound(code, version)
        with closing(self._connect()) as db:
            row = db.execute(
                "SELECT record FROM version WHERE code = ? AND version = ?", (code, version)
            ).fetchone()
        if row is None:
            raise VersionNotFound(code, version)
        return Procedure.model_validate_json(row[0])

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path)
        db.execute(
            "CREATE TABLE IF NOT EXISTS version ("
            "code TEXT NOT NULL, version TEXT NOT NULL, record TEXT NOT NULL, "
            "added TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (code, version))"
        )
        return db
