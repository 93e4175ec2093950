"""The whole product on ports and in a folder of its own, for tests and measurements."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from scripts import leftovers, ready
from scripts.addresses import HOST, Addresses
from scripts.problem import Problem


@dataclass(frozen=True, slots=True)
class Trial:
    """A product that runs.

    Attributes:
        addresses: Where its processes listen.
        log: What they print.
        run: The mark of its processes, see `leftovers`.
        ready_s: Seconds from the start until it could serve.
    """

    addresses: Addresses
    log: Path
    run: str
    ready_s: float

    @property
    def url(self) -> str:
        """Where the gateway listens."""
        return f"http://{HOST}:{self.addresses.bot}"


def free_addresses() -> Addresses:
    """Choose four ports that nobody listens on now."""
    with ExitStack() as stack:
        servers = [stack.enter_context(socket.create_server((HOST, 0))) for _ in range(4)]
        return Addresses(*(server.getsockname()[1] for server in servers))


def variables(addresses: Addresses, folder: Path, run: str) -> dict[str, str]:
    """Return settings that keep all that a run writes in ``folder``."""
    return {
        **addresses.variables,
        leftovers.MARK: run,
        "LOG_DIR": str(folder),
        "TRACKER_DB": str(folder / "tracker.sqlite3"),
        "BOT_DATABASE_URL": f"sqlite:///{folder}/bot.sqlite3",
        "BOT_KEYS_DIR": str(folder / "keys"),
        "STAFF_DATABASE_URL": f"sqlite:///{folder}/staff.sqlite3",
        "STAFF_KEY_FILE": str(folder / "keys" / "staff_key"),
        "STAFF_LEARNED_FILE": str(folder / "learned.jsonl"),
        "KB_LEARNED_FILE": str(folder / "learned.json"),
        "BOT_TURN_LOG": str(folder / "turns.jsonl"),
        "DOSSIERS_DATABASE_URL": f"sqlite:///{folder}/dossiers.sqlite3",
        "DOSSIERS_KEY_FILE": str(folder / "keys" / "dossiers_key"),
    }


def last_lines(log: Path, count: int = 40) -> str:
    """Return the end of ``log``."""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])


def stop(runner: subprocess.Popen[bytes], run: str) -> None:
    """End ``runner`` as Ctrl-C does, which a terminal sends to the whole group; then sweep up."""
    with suppress(ProcessLookupError):
        os.killpg(runner.pid, signal.SIGINT)
    try:
        runner.wait(timeout=20)
    finally:
        leftovers.sweep(run)


@contextmanager
def running(
    folder: Path,
    settings: Mapping[str, str] | None = None,
    command: tuple[str, ...] = (sys.executable, "-m", "scripts.run"),
) -> Iterator[Trial]:
    """Run the product while the block lasts.

    Args:
        folder: Where it writes; must exist.
        settings: Variables set besides.
        command: What starts it.

    Raises:
        Problem: It did not become ready; its last lines are in the sentence.
    """
    addresses, run, log = free_addresses(), uuid.uuid4().hex, folder / "run.log"
    environment = {**os.environ, **variables(addresses, folder, run), **(settings or {})}
    started = time.monotonic()
    with log.open("wb") as output:
        runner = subprocess.Popen(
            command, env=environment, stdout=output, stderr=output, start_new_session=True
        )
    try:
        # Longer than the runner's own patience, so that its reasons are in the log.
        ready.wait(addresses.health, alive=lambda: runner.poll() is None, patience_s=150)
        yield Trial(addresses, log, run, time.monotonic() - started)
    except Problem as problem:
        raise Problem(f"{problem}\n{last_lines(log)}") from problem
    finally:
        stop(runner, run)
