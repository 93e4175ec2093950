"""Which process listens where, read from Linux's /proc; elsewhere nothing is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LISTEN = "0A"  # the state's number in /proc/net/tcp, see the kernel's tcp_states.h
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Listener:
    """A TCP socket on which a process waits for connections.

    Attributes:
        host: Address as the kernel writes it, in hex; ``0100007F`` is 127.0.0.1.
        port: 1 to 65535.
        inode: The kernel's number of the socket.
    """

    host: str
    port: int
    inode: str


def parse(table: str) -> list[Listener]:
    """Read the listening sockets out of ``/proc/net/tcp`` or ``tcp6``."""
    rows = [line.split() for line in table.splitlines()[1:]]
    return [
        Listener(*split_address(row[1]), inode=row[9])
        for row in rows
        if len(row) > 9 and row[3] == LISTEN
    ]


def split_address(address: str) -> tuple[str, int]:
    """Return host and port of ``0100007F:1F90``: ``("0100007F", 8080)``."""
    host, _, port = address.partition(":")
    return host, int(port, 16)


def listeners() -> list[Listener]:
    """List every listening TCP socket of this machine."""
    tables = [PROC / "net" / "tcp", PROC / "net" / "tcp6"]
    return [found for table in tables if table.exists() for found in parse(table.read_text())]


def processes() -> Iterator[int]:
    """List the ids of the processes that run."""
    return (int(entry.name) for entry in PROC.iterdir() if entry.name.isdecimal())


def owner(inode: str, among: Iterable[int] | None = None) -> int | None:
    """Return the id of the process that holds socket ``inode``; ``None``: not to be seen."""
    wanted = f"socket:[{inode}]"
    for pid in processes() if among is None else among:
        if wanted in open_files(pid):
            return pid
    return None


def open_files(pid: int) -> set[str]:
    """Return what the open files of ``pid`` point at; empty when it is gone or another's."""
    found = set()
    with suppress(OSError):  # the process or the file goes away meanwhile, or is not ours to see
        for entry in (PROC / str(pid) / "fd").iterdir():
            found.add(str(entry.readlink()))
    return found


def command(pid: int) -> str:
    """Return the command line of ``pid``, at most 120 characters; empty when it is gone."""
    try:
        words = (PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""
    return " ".join(words.split("\0")).strip()[:120]


def variables(pid: int) -> set[str]:
    """Return the environment of ``pid`` at its start, as ``NAME=value``."""
    try:
        return set((PROC / str(pid) / "environ").read_text(errors="replace").split("\0"))
    except OSError:
        return set()
