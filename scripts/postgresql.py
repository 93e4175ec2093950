"""A private PostgreSQL server in a folder of its own, for tests and measurements."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql")  # Debian keeps them off the path, by version
SERVER = "initdb", "pg_ctl", "postgres"
FAST = "-F -c synchronous_commit=off -c max_connections=60"  # of no use after a loss of power


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs; ``None``: none is installed."""
    found = sorted(PROGRAMS.glob("*/bin"), key=lambda folder: float(folder.parent.name))
    on_path = [Path(folder) for folder in os.environ["PATH"].split(os.pathsep) if folder]
    fitting = [f for f in [*reversed(found), *on_path] if all((f / p).exists() for p in SERVER)]
    return next(iter(fitting), None)


@contextmanager
def running(folder_of_programs: Path) -> Iterator[str]:
    """Serve a new, empty database while the block lasts; yield its URL.

    PostgreSQL refuses to run as root: there it runs as ``nobody``.

    Raises:
        subprocess.CalledProcessError: It could not be made or started.
    """
    home = Path(tempfile.mkdtemp(prefix="motcua-pg-", dir="/tmp"))  # short: it holds a socket
    prefix = _as_somebody_else(home)
    data = home / "data"
    control = _words(*prefix, folder_of_programs / "pg_ctl", "-D", data, "-w", "-l", home / "log")
    make = _words(*prefix, folder_of_programs / "initdb", "-D", data)
    try:
        _run(*make, "-U", "motcua", "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8")
        # a socket in the folder and no port: nobody else can take it, nobody else can reach it
        _run(*control, "-o", f"-c listen_addresses='' -k {home} {FAST}", "start")
        try:
            yield f"postgresql+psycopg://motcua@/postgres?host={home}"
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _as_somebody_else(home: Path) -> list[str]:
    """Return what runs a command as ``nobody`` where we are root, and give it the folder."""
    if os.getuid() != 0:
        return []
    shutil.chown(home, "nobody")
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def _words(*command: str | Path) -> list[str]:
    return [*map(str, command)]


def _run(*command: str) -> None:
    # No inherited output: the server would hold the pipe open after pg_ctl has ended.
    subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",  # ours may be closed to ``nobody``
    )
