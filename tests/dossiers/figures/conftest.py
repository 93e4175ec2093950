from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dossiers.calendar import vietnam
from dossiers.database import open_database
from dossiers.factors import Hasher
from dossiers.importing import Importer, Report
from dossiers.mapping import Mapping

COLUMNS = {
    "code": "Ma",
    "state": "TrangThai",
    "procedure": "ThuTuc",
    "received": "Nhan",
    "due": "Hen",
    "finished": "Xong",
    "returned": "Tra",
    "resolving_unit": "GiaiQuyet",
    "channel": "Kenh",
    "payable": "PhaiNop",
    "paid_online": "NopTrucTuyen",
    "by_officer": "CanBoNop",
    "filed_by": "TaiKhoan",
}
MAPPING = Mapping(source="hệ thống một cửa mẫu", covers=("H56",), columns=COLUMNS)
DEFAULTS = {
    "TrangThai": "4",
    "ThuTuc": "1.004873",
    "Nhan": "02/11/2026 09:00",
    "Hen": "05/11/2026",
    "Kenh": "1",
    "PhaiNop": "0",
}


class Register:
    """Writes exports of invented dossiers, and imports them."""

    def __init__(self, folder: Path, importer: Importer) -> None:
        self._file = folder / "export.csv"
        self._importer = importer
        self._count = 0

    def row(self, unit: str = "H56.14", **cells: str) -> str:
        """Return one line; cells by the export's column."""
        self._count += 1
        held = DEFAULTS | {"Ma": f"{unit}-261102-{self._count:04d}"} | cells
        return ",".join(held.get(column, "") for column in COLUMNS.values())

    def bring(self, *rows: str, told_at: float = 1_795_000_000.0) -> Report:
        lines = [",".join(COLUMNS.values()), *rows]
        self._file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self._importer.run(self._file, MAPPING, told_at=told_at)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path}/dossiers.sqlite3")
    yield engine
    engine.dispose()


@pytest.fixture
def register(tmp_path: Path, engine: Engine) -> Register:
    importer = Importer(engine, Hasher(b"an invented key of thirty-two bytes"), vietnam())
    return Register(tmp_path, importer)
