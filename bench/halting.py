"""Halts one process of a run while something is measured."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from bench.memory import name_of
from scripts import leftovers, sockets


@contextmanager
def halted(run: str, name: str) -> Iterator[None]:
    """Have the Procfile's process ``name`` of ``run`` answer nothing while the block lasts.

    It is stopped, not ended: connections to it are taken and then hang, which is the worst case.
    """
    pids = [pid for pid in leftovers.members(run) if _leader(pid) == name]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def _leader(pid: int) -> str:
    try:
        return name_of(sockets.command(os.getpgid(pid)))
    except (FileNotFoundError, ProcessLookupError):
        return ""  # it ended while we looked
