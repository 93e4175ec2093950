"""Processor time and memory of a process with all that it started, read from Linux's /proc."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.memory import parse

TICK = os.sysconf("SC_CLK_TCK")


def fields(stat: str) -> list[str]:
    """Return the fields of ``/proc/PID/stat`` after the name, which may hold spaces."""
    return stat.rpartition(")")[2].split()


def parents() -> dict[int, int]:
    """Return the parent of every process that runs."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                found[int(entry.name)] = int(fields((entry / "stat").read_text())[1])
            except OSError:
                continue  # it ended while we looked
    return found


def family(leader: int) -> list[int]:
    """Return ``leader`` and everything that descends from it."""
    children: dict[int, list[int]] = defaultdict(list)
    for pid, parent in parents().items():
        children[parent].append(pid)
    found, waiting = [], [leader]
    while waiting:
        found.append(pid := waiting.pop())
        waiting.extend(children[pid])
    return found


def processor_s(pids: Iterable[int]) -> float:
    """Return the seconds of processor time that ``pids`` have used, ended children included."""
    total = 0
    for pid in pids:
        try:
            told = fields(Path(f"/proc/{pid}/stat").read_text())
        except OSError:
            continue
        total += sum(map(int, told[11:15]))  # utime, stime, cutime, cstime
    return total / TICK


def memory_mb(pids: Iterable[int]) -> float:
    """Return the memory of ``pids``, each shared page divided among its users."""
    total = 0
    for pid in pids:
        try:
            total += parse(Path(f"/proc/{pid}/smaps_rollup").read_text()).pss
        except OSError:
            continue
    return total / 10**6
