"""Starts a `Province`: the stores first, then everything else, until all can serve."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from scripts import leftovers, supervised
from scripts.problem import Problem
from scripts.province import Province, database_user, server_programs
from scripts.supervised import Supervisor

DATABASES = ("trackers", "dossiers", "staff")


def prepare(province: Province) -> None:
    """Write what the stores and Rasa need before they start."""
    folder, data = province.folder, province.disk / "pg" / "data"
    folder.chmod(0o711)  # PostgreSQL's user must reach its own
    data.parent.mkdir(parents=True, exist_ok=True)
    if os.getuid() == 0:
        shutil.chown(data.parent, "nobody")
    make = [
        *database_user(),
        str(server_programs() / "initdb"),
        "-D",
        str(data),
        "-U",
        "motcua",
        "-A",
        "trust",
    ]
    options = ["-N", "-E", "UTF8", "--locale=C.UTF-8"]
    subprocess.run([*make, *options], check=True, stdout=subprocess.DEVNULL, cwd="/")
    with (data / "pg_hba.conf").open("a") as rules:
        rules.write("host all all 10.77.0.0/24 trust\n")
    endpoints = Path("docker/rasa/endpoints-province.yml").read_text(encoding="utf-8")
    own = endpoints.replace("port: 6379", f"port: {province.redis.port}")
    (folder / "endpoints.yml").write_text(own, encoding="utf-8")


def until(true: Callable[[], bool], for_s: float, what: str) -> float:
    """Wait until ``true``; return the seconds that it took.

    Raises:
        Problem: It has not become so in ``for_s`` seconds.
    """
    began = time.monotonic()
    while not true():
        if time.monotonic() - began > for_s:
            raise Problem(f"After {for_s:.0f} s still not: {what}.")
        time.sleep(0.1)
    return time.monotonic() - began


def answers(url: str) -> bool:
    """Say whether the database at ``url`` answers."""
    engine = create_engine(url, connect_args={"connect_timeout": 2})
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT 1")).scalar_one() is not None
    except SQLAlchemyError:
        return False
    finally:
        engine.dispose()


@contextmanager
def started(province: Province, healthy: Callable[[str], bool]) -> Iterator[Supervisor]:
    """Run ``province`` while the block lasts; ``healthy`` says whether a URL gives a 200.

    Raises:
        Problem: It cannot be started.
    """
    prepare(province)
    try:
        with supervised.running(province.programs(), province.folder) as supervisor:
            server = province.database("postgres")
            until(lambda: answers(server), 30, "PostgreSQL answers")
            make = create_engine(server, isolation_level="AUTOCOMMIT")
            with make.connect() as connection:
                for name in DATABASES:
                    connection.execute(text(f"CREATE DATABASE {name}"))
            make.dispose()
            supervisor.start_all()
            for name, url in province.health.items():
                until(lambda url=url: healthy(url), 240, f"{name} is ready")  # type: ignore[misc]
            yield supervisor
    finally:
        leftovers.sweep(province.run)
