"""The same on a real PostgreSQL, where the machine has one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dossiers.calendar import vietnam
from dossiers.database import open_database
from dossiers.desk import Desk, Ending
from dossiers.factors import Factor, FactorKind, Hasher
from dossiers.importing import Importer, Report
from dossiers.people import People
from dossiers.settings import DossierSettings
from dossiers.sources.sql import SqlSource
from tests.dossiers.conftest import ROW, Office, a_code
from tests.dossiers.fakes import Clock

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def as_server(folder: Path) -> list[str]:
    """Return what runs a command as somebody else where we are root, which PostgreSQL refuses."""
    if os.getuid() != 0:
        return []
    shutil.chown(folder, "nobody")
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def program(name: str) -> str | None:
    """Return where PostgreSQL's program is; Debian keeps it off the path."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(name, path=os.pathsep.join([os.environ["PATH"], *map(str, folders)]))


def run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], check=True, capture_output=True)  # noqa: S603  # ours


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    if not (initdb and pg_ctl):
        pytest.skip("PostgreSQL is not installed on this machine")
    folder = Path("/tmp") / f"motcua-pg-{os.getpid()}"  # noqa: S108  # its server enters it too
    folder.mkdir(mode=0o755)
    data, port, prefix = folder / "data", free_port(), as_server(folder)
    run(*prefix, initdb, "-D", data, "-U", "motcua", "-A", "trust", "-E", "UTF8", "-N")
    control = [*prefix, pg_ctl, "-D", str(data), "-w", "-l", str(folder / "log")]
    run(*control, "-o", f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -F", "start")
    yield f"postgresql+psycopg://motcua@127.0.0.1:{port}/postgres"
    run(*control, "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def engine(url) -> Iterator[Engine]:
    engine = open_database(url)
    yield engine
    engine.dispose()


def test_dossiers_are_imported_looked_up_and_limited(engine, tmp_path):
    hasher = Hasher(b"an invented key of thirty-two bytes")
    office = Office(tmp_path, Importer(engine, hasher, vietnam()))
    assert office.export(ROW) == Report(new=1)
    assert office.export(ROW) == Report(unchanged=1)
    assert office.export(ROW.replace(",6,", ",4,")) == Report(changed=1)
    people = People(engine, hasher)
    desk = Desk(DossierSettings(), [SqlSource(engine, hasher)], people, clock=Clock())
    right, wrong = (Factor(FactorKind.ID_TAIL, tail) for tail in ("0001", "9999"))
    assert desk.look_up("web:a", a_code(), right).ending is Ending.SHOWN
    endings = [desk.look_up("web:a", a_code(), wrong).ending for _ in range(6)]
    assert endings == [Ending.REFUSED] * 5 + [Ending.LIMITED]
    desk.take_consent("web:a", a_code(), how="button", channel="web")
    assert desk.has_consented("web:a", a_code())
    desk.forget("web:a")
    assert not desk.has_consented("web:a", a_code())


def test_opening_again_is_harmless(url):
    open_database(url).dispose()
    open_database(url).dispose()
