from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dossiers.calendar import VIETNAM, vietnam
from dossiers.codes import DossierCode, read_code
from dossiers.database import open_database
from dossiers.factors import Hasher
from dossiers.importing import Importer, Report
from dossiers.mapping import Mapping
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.actions.conftest import FakeSearch
from tests.knowledge_base.conftest import record

KEY = b"an invented key of thirty-two bytes"
HEADER = "MaHoSo,TrangThaiHoSo,TenTTHC,NgayTiepNhan,NgayHenTra,SoGiayToChuHoSo,SoDienThoai,GhiChu"
ROW = (
    "H56.14-261120-0021,6,Cấp bản sao trích lục,20261120090000,20261125170000,"
    "001099000001,0912000001,Lệ phí bản sao"
)
MAPPING = Mapping(
    source="hệ thống một cửa tỉnh mẫu",
    covers=("H56",),
    columns={
        "code": "MaHoSo",
        "state": "TrangThaiHoSo",
        "procedure_name": "TenTTHC",
        "received": "NgayTiepNhan",
        "due": "NgayHenTra",
        "identity": "SoGiayToChuHoSo",
        "phone": "SoDienThoai",
        "wanted": "GhiChu",
    },
    states={"Chờ bổ sung": 5},
)
CODE = "H56.14-261120-0021"


def a_code(text: str = CODE) -> DossierCode:
    code = read_code(text).code
    assert code is not None
    return code


def at(*parts: int) -> datetime:
    """A moment in Vietnam."""
    return datetime(*parts, tzinfo=VIETNAM)


@pytest.fixture
def hasher() -> Hasher:
    return Hasher(KEY)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database of each kind."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/dossiers.sqlite3"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_database(database_url)
    yield engine
    engine.dispose()


class Office:
    """One-stop software that writes exports, and our import of them."""

    def __init__(self, folder: Path, importer: Importer) -> None:
        self._file = folder / "export.csv"
        self._importer = importer

    def export(self, *rows: str, header: str = HEADER, told_at: float = 1_000.0) -> Report:
        self._file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return self._importer.run(self._file, MAPPING, told_at=told_at)


@pytest.fixture
def office(tmp_path: Path, engine: Engine, hasher: Hasher) -> Office:
    return Office(tmp_path, Importer(engine, hasher, vietnam()))


@pytest.fixture
def kb() -> KnowledgeBase:
    """A knowledge base of one invented record."""
    return KnowledgeBase(ProcedureStore([record()]), FakeSearch({"em lỡ nộp tiền hai lần": []}))
