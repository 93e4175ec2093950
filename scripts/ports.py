"""Refuse to start on ports that are taken, and say by whom."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from dataclasses import dataclass

from scripts import leftovers, sockets
from scripts.problem import Problem


@dataclass(frozen=True, slots=True)
class Taken:
    """A port that another process holds.

    Attributes:
        port: The port.
        pid: Who holds it; ``None`` when it is not to be seen (another user's).
        command: How it was started.
        ours: Whether an earlier ``make run`` started it.
    """

    port: int
    pid: int | None = None
    command: str = ""
    ours: bool = False


def is_free(port: int) -> bool:
    """Say whether a server could listen on ``port`` of 127.0.0.1 now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def holder(port: int) -> Taken:
    """Find out who holds ``port``."""
    for listener in sockets.listeners():
        pid = sockets.owner(listener.inode) if listener.port == port else None
        if pid is not None:
            return Taken(port, pid, sockets.command(pid), leftovers.is_ours(pid))
    return Taken(port)


def taken_among(ports: Iterable[int]) -> list[Taken]:
    """List the ports of ``ports`` that are not free, with who holds each."""
    return [holder(port) for port in ports if not is_free(port)]


def describe(taken: Taken) -> str:
    """Say one: ``8000 (process 12: python -m bot serve, left over from an earlier run)``."""
    if taken.pid is None:
        return f"{taken.port} (by a process of another user)"
    left_over = ", left over from an earlier run" if taken.ours else ""
    return f"{taken.port} (process {taken.pid}: {taken.command}{left_over})"


def remedy(
    taken: Iterable[Taken], setting: str = "BOT_PORT, RASA_PORT, ACTIONS_PORT or STAFF_PORT"
) -> str:
    """Say what frees the ports; a left-over is stopped with its whole process group."""
    ours = [found for found in taken if found.ours and found.pid is not None]
    others = [found for found in taken if not found.ours]
    steps = []
    if ours:
        groups = sorted({os.getpgid(found.pid) for found in ours if found.pid})
        steps.append("stop what is left over with: kill -- " + " ".join(f"-{g}" for g in groups))
    if others:
        steps.append(f"stop that process or choose another port with {setting}")
    return "; ".join(steps)


def require_free(ports: Iterable[int]) -> None:
    """Return when all ``ports`` are free.

    Raises:
        Problem: One is taken; the sentence names the process and what to do.
    """
    taken = taken_among(ports)
    if taken:
        named = ", ".join(map(describe, taken))
        word = "Port" if len(taken) == 1 else "Ports"
        are = "is" if len(taken) == 1 else "are"
        raise Problem(f"{word} {named} {are} taken: {remedy(taken)}.")
