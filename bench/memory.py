"""How much memory the processes of a run take, by the process of the Procfile."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from scripts import leftovers, sockets

KB = 1024
NAMES = {"rasa_sdk": "actions", "rasa run": "rasa", "bot serve": "bot"}


@dataclass(slots=True)
class Memory:
    """Memory in bytes.

    Attributes:
        rss: What each process maps, shared pages counted each time.
        pss: The same with each shared page divided among its users: these add up.
    """

    rss: int = 0
    pss: int = 0


def parse(rollup: str) -> Memory:
    """Read ``/proc/PID/smaps_rollup``."""
    rows = (line.split() for line in rollup.splitlines()[1:])
    sizes = {row[0]: int(row[1]) * KB for row in rows if len(row) > 1}
    return Memory(sizes.get("Rss:", 0), sizes.get("Pss:", 0))


def name_of(command: str) -> str:
    """Return the Procfile's name for ``command``; all else serves to run the others."""
    return next((name for words, name in NAMES.items() if words in command), "runner")


def of_run(run: str) -> dict[str, Memory]:
    """Add up the memory of ``run``; workers count for the process that leads their group."""
    total: dict[str, Memory] = defaultdict(Memory)
    for pid in leftovers.members(run):
        try:
            found = parse(Path(f"/proc/{pid}/smaps_rollup").read_text())
            name = name_of(sockets.command(os.getpgid(pid)))
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
        total[name].rss += found.rss
        total[name].pss += found.pss
    return dict(total)
