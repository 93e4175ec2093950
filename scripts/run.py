"""Start everything, say where to open it, and stop everything: ``python -m scripts.run``.

The processes are those of the Procfile, run by honcho; this adds the checks before, the waiting
and the sweeping up after.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from dotenv import dotenv_values

from scripts import leftovers, ports, ready
from scripts.addresses import HOST, Addresses
from scripts.problem import Problem, exit_code

# Settings of ours that are neither the gateway's nor Rasa's.
DEFAULTS = {"TRACKER_DB": "var/rasa/tracker.sqlite3", "LOG_DIR": "var/log"}
SLOW = "PYTHONDONTWRITEBYTECODE"  # doubles the start: Rasa would be compiled anew each time
BANNER = """
Một Cửa is ready ({seconds:.1f} s). Open  http://{host}:{port}
Officers' pages (cho cán bộ)  http://{host}:{staff}  (accounts: docs/for-officers.vi.md)
or talk in another terminal:  .venv/bin/python -m bot talk{url}
Một Cửa đã sẵn sàng: mở địa chỉ trên bằng trình duyệt. Ctrl-C stops everything (để dừng).
"""


def child_environment(
    outer: Mapping[str, str], addresses: Addresses, run_name: str
) -> dict[str, str]:
    """Return the environment of the processes: addresses, no proxy between them, their mark."""
    near = ",".join(filter(None, [outer.get("NO_PROXY"), HOST, "localhost"]))
    told = {"NO_PROXY": near, "no_proxy": near, leftovers.MARK: run_name}
    inherited = {name: value for name, value in outer.items() if name != SLOW}
    return {**DEFAULTS, **inherited, **addresses.variables, **told}


def make_folders(environment: Mapping[str, str]) -> None:
    """Make the folders of trackers and logs, where ``environment`` or else `DEFAULTS` says.

    Neither process does by itself. Rasa's tracker is told to write ahead, as it then does: a turn
    waits for the disk once, not three times, and who reads does not wait for who writes.
    """
    told = {name: environment.get(name) or default for name, default in DEFAULTS.items()}
    trackers = Path(told["TRACKER_DB"])
    for folder in (trackers.parent, Path(told["LOG_DIR"])):
        folder.mkdir(parents=True, exist_ok=True)
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(trackers)) as store:
        store.execute("PRAGMA journal_mode=WAL")  # refused where somebody has the file open


def honcho(environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start the Procfile's processes; ``.env`` is read by them, so honcho need not."""
    command = [str(Path(sys.executable).parent / "honcho"), "-e", os.devnull, "start"]
    return subprocess.Popen(command, env=dict(environment))


@contextmanager
def stopped_at_the_end(child: subprocess.Popen[bytes], run_name: str) -> Iterator[None]:
    """End ``child`` and whatever is left of its run, however the block is left."""
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not cut this short
        child.terminate()
        try:
            child.wait(timeout=6)  # honcho itself kills after 5
        except subprocess.TimeoutExpired:
            child.kill()
        leftovers.sweep(run_name)


def interrupt(_signal: int, _frame: object) -> None:
    """Treat a request to end, or a closed terminal, like Ctrl-C."""
    raise KeyboardInterrupt


def last_words(log_folder: Path, lines: int = 15) -> str:
    """Return the end of each log in ``log_folder`` that has one, under its name."""
    logs = [log_folder / f"{name}.log" for name in ("actions", "rasa", "staff")]
    ends = {log: log.read_text(errors="replace").splitlines() for log in logs if log.exists()}
    return "\n".join(f"{log}: " + "\n  ".join(end[-lines:]) for log, end in ends.items() if end)


def serve(addresses: Addresses, environment: Mapping[str, str]) -> None:
    """Run everything until a process ends or someone stops us.

    Raises:
        Problem: A process could not start, or ended by itself.
    """
    run_name = environment.get(leftovers.MARK) or uuid.uuid4().hex
    told = child_environment(environment, addresses, run_name)
    started = time.monotonic()
    child = honcho(told)
    with stopped_at_the_end(child, run_name):
        try:
            ready.wait(addresses.health, alive=lambda: child.poll() is None)
        except Problem as problem:
            raise Problem(f"{last_words(Path(told['LOG_DIR']))}\n{problem}") from problem
        announce(addresses, time.monotonic() - started)
        child.wait()
    raise Problem(f"{last_words(Path(told['LOG_DIR']))}\nA process ended, so all were stopped.")


def announce(addresses: Addresses, seconds: float) -> None:
    """Print where to open it."""
    url = "" if addresses.bot == Addresses().bot else f" --url http://{HOST}:{addresses.bot}"
    where = {"host": HOST, "port": addresses.bot, "staff": addresses.staff, "url": url}
    print(BANNER.format(seconds=seconds, **where), flush=True)


def main() -> None:
    """Check the ports, then serve.

    Raises:
        Problem: A port is taken, or a process could not run.
    """
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, interrupt)
    addresses = Addresses.read({**dotenv_values(".env"), **os.environ})
    ports.require_free(addresses.ports)
    make_folders(os.environ)
    serve(addresses, os.environ)


if __name__ == "__main__":
    sys.exit(exit_code(main))
