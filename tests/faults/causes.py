"""What goes wrong, each for a while: the table that is walked through."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlalchemy import create_engine, text

from scripts import backup
from scripts.province_started import answers, until
from tests.faults.stage import Stage

FOR_S = 8.0
SLOW_S = 20.0
PARTNERS = (
    ("bot1", "rasa1"),
    ("bot1", "postgres"),
    ("rasa1", "postgres"),
    ("rasa1", "redis"),
    ("rasa1", "actions1"),
)
PROCESSES = ("bot1", "rasa1", "actions1", "staff1", "watch1", "postgres", "redis")


@dataclass(frozen=True)
class Cause:
    """Something that goes wrong while ``there`` lasts; the service must heal afterwards."""

    name: str
    there: Callable[[Stage, random.Random], Iterator[None]]

    @property
    def halts_writing(self) -> bool:
        """Whether the database takes no writes while it lasts, and takes them right afterwards."""
        return self.name.startswith("postgres stands still") or "disk is full" in self.name

    @contextmanager
    def lasting(self, stage: Stage, chance: random.Random) -> Iterator[None]:
        yield from self.there(stage, chance)


def killed(name: str) -> Cause:
    def there(stage: Stage, chance: random.Random) -> Iterator[None]:
        time.sleep(chance.uniform(0, 1))
        stage.supervisor.signal(name, signal.SIGKILL)
        yield

    return Cause(f"{name} killed (SIGKILL)", there)


def stopped(*names: str, for_s: float = FOR_S, title: str = "") -> Cause:
    def there(stage: Stage, chance: random.Random) -> Iterator[None]:
        time.sleep(chance.uniform(0, 1))
        for name in names:
            signal_all(stage, name, signal.SIGSTOP)
        try:
            yield
            time.sleep(for_s)
        finally:
            for name in names:
                signal_all(stage, name, signal.SIGCONT)

    return Cause(title or f"{names[0]} stands still (SIGSTOP, {for_s:.0f} s)", there)


def signal_all(stage: Stage, name: str, number: signal.Signals) -> None:
    """Signal a process and its children; PostgreSQL's lead groups of their own."""
    stage.supervisor.signal(name, number)
    for pid in children(stage.supervisor.pid(name)):
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def children(pid: int | None) -> list[int]:
    found = subprocess.run(  # noqa: S603
        ["/usr/bin/pgrep", "-P", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


def cut(one: str, other: str) -> Cause:
    def there(stage: Stage, chance: random.Random) -> Iterator[None]:
        time.sleep(chance.uniform(0, 1))
        stage.network.cut(one, other)
        try:
            yield
            time.sleep(FOR_S)
        finally:
            stage.network.join(one, other)

    return Cause(f"network cut between {one} and {other} ({FOR_S:.0f} s)", there)


def full_disk(stage: Stage, _: random.Random) -> Iterator[None]:
    """Fill the disk that holds PostgreSQL's data and all logs to the last byte."""
    filler = stage.province.disk / "filler"
    try:
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"\0" * 4096)
        yield
        time.sleep(FOR_S)
    finally:
        filler.unlink()


def deployed(stage: Stage, _: random.Random) -> Iterator[None]:
    """Stop and start everything of ours, one after the other, each when the one before serves."""
    yield
    for name in ("actions1", "actions2", "rasa1", "rasa2", "bot1", "bot2", "staff1", "watch1"):
        stage.supervisor.stop(name)
        stage.supervisor.start(name)
        if name in stage.province.health:
            until(lambda name=name: stage.healthy(name), 240, f"{name} is back")


def deployed_with_kill(stage: Stage, chance: random.Random) -> Iterator[None]:
    """Restart both gateways while one of the others, the deployed one's peer, is killed."""
    yield
    for name, other in (("bot1", "rasa2"), ("bot2", "actions1")):
        stage.supervisor.stop(name)
        stage.supervisor.signal(other, signal.SIGKILL)
        time.sleep(chance.uniform(0, 1))
        stage.supervisor.start(name)
        until(lambda name=name: stage.healthy(name), 240, f"{name} is back")


def restored(stage: Stage, _: random.Random) -> Iterator[None]:
    """Stop all that writes, save, lose every database, restore, start."""
    environment = {**os.environ, **stage.province.variables}
    ours = [name for name in stage.supervisor.names() if name[-1].isdigit()]
    archive = stage.folder / "motcua.tar"
    yield
    for name in ours:
        stage.supervisor.stop(name)
    backup.save(archive, environment)
    for url in backup.databases(environment).values():
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
    backup.restore(archive, environment)
    stage.supervisor.start_all()
    assert answers(stage.province.database("postgres"))


def causes() -> Sequence[Cause]:
    """Return all, in the order in which they are tried."""
    slow = stopped("rasa1", "rasa2", for_s=SLOW_S, title=f"both Rasas slow ({SLOW_S:.0f} s)")
    return [
        *(killed(name) for name in PROCESSES),
        *(stopped(name) for name in PROCESSES),
        *(cut(*pair) for pair in PARTNERS),
        slow,
        Cause("the disk is full", full_disk),
        Cause("everything deployed anew, one by one", deployed),
        Cause("gateways deployed while a Rasa and the actions are killed", deployed_with_kill),
        Cause("every database lost and restored", restored),
    ]
