"""Start everything, say where to open it, and stop everything: ``python -m scripts.run``.

The processes are those of the Procfile, run by honcho; this adds the checks before, the waiting
and the sweeping up after.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dotenv import dotenv_values

from scripts import leftovers, ports, ready
from scripts.addresses import HOST, Addresses
from scripts.problem import Problem, exit_code

TRACKER_DB = Path("var/rasa/tracker.sqlite3")
BANNER = """
Một Cửa is ready ({seconds:.1f} s). Open  http://{host}:{port}
or talk in another terminal:  .venv/bin/python -m bot talk{url}
Một Cửa đã sẵn sàng: mở địa chỉ trên bằng trình duyệt. Ctrl-C stops everything (để dừng).
"""


def child_environment(
    outer: Mapping[str, str], addresses: Addresses, run_name: str
) -> dict[str, str]:
    """Return the environment of the processes: addresses, no proxy between them, their mark."""
    near = ",".join(filter(None, [outer.get("NO_PROXY"), HOST, "localhost"]))
    told = {"NO_PROXY": near, "no_proxy": near, leftovers.MARK: run_name}
    return {"TRACKER_DB": str(TRACKER_DB), **outer, **addresses.variables, **told}


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


def serve(addresses: Addresses, environment: Mapping[str, str]) -> None:
    """Run everything until a process ends or someone stops us.

    Raises:
        Problem: A process could not start, or ended by itself.
    """
    started = time.monotonic()
    run_name = environment.get(leftovers.MARK) or uuid.uuid4().hex
    child = honcho(child_environment(environment, addresses, run_name))
    with stopped_at_the_end(child, run_name):
        ready.wait(addresses.health, alive=lambda: child.poll() is None)
        url = "" if addresses.bot == Addresses().bot else f" --url http://{HOST}:{addresses.bot}"
        seconds = time.monotonic() - started
        print(BANNER.format(seconds=seconds, host=HOST, port=addresses.bot, url=url), flush=True)
        child.wait()
    raise Problem("A process ended by itself, so all were stopped: its last lines stand above.")


def main() -> None:
    """Check the ports, then serve.

    Raises:
        Problem: A port is taken, or a process could not run.
    """
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, interrupt)
    addresses = Addresses.read({**dotenv_values(".env"), **os.environ})
    ports.require_free(addresses.ports)
    TRACKER_DB.parent.mkdir(parents=True, exist_ok=True)
    serve(addresses, os.environ)


if __name__ == "__main__":
    sys.exit(exit_code(main))
