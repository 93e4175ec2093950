"""Tell the processes of one run from all others, and end them."""

from __future__ import annotations

import os
import signal
import time

from scripts import sockets

MARK = "MOTCUA_RUN"


def members(run: str) -> list[int]:
    """List the processes started, at any depth, with ``MOTCUA_RUN`` set to ``run``."""
    wanted = f"{MARK}={run}"
    me = os.getpid()
    return [pid for pid in sockets.processes() if pid != me and wanted in sockets.variables(pid)]


def is_ours(pid: int) -> bool:
    """Say whether some ``make run`` started ``pid``."""
    return any(variable.startswith(f"{MARK}=") for variable in sockets.variables(pid))


def send(pids: list[int], signal_number: int) -> None:
    """Send a signal to each process that is still there."""
    for pid in pids:
        try:
            os.kill(pid, signal_number)
        except ProcessLookupError:
            continue


def sweep(run: str, *, patience_s: float = 3.0) -> None:
    """End what is left of ``run``: asked first, killed after ``patience_s`` seconds."""
    send(members(run), signal.SIGTERM)
    deadline = time.monotonic() + patience_s
    while members(run) and time.monotonic() < deadline:
        time.sleep(0.1)
    send(members(run), signal.SIGKILL)
