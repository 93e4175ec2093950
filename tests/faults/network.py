"""Hosts in network namespaces of their own, joined by a bridge: two of them can be cut apart."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.province import Place

HUB = "10.77.0.1"
NOBODY = "02:de:ad:00:00:01"  # a hardware address that no host has: what goes there is swallowed


def ip(*words: str, within: str | None = None) -> None:
    inside = ["nsenter", f"--net=/run/netns/{within}"] if within else []
    subprocess.run([*inside, "ip", *words], check=True, capture_output=True)  # noqa: S603


class Network:
    """Made in the namespaces of this process, and gone with them (see ``__main__``)."""

    def __init__(self) -> None:
        Path("/run/netns").mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "tmpfs", "/run/netns"]
        subprocess.run(command, check=True)  # noqa: S603
        ip("link", "set", "lo", "up")
        ip("link", "add", "hub", "type", "bridge")
        ip("addr", "add", f"{HUB}/24", "dev", "hub")
        ip("link", "set", "hub", "up")
        self._addresses: dict[str, str] = {}
        self._hosts = Path(tempfile.mkdtemp()) / "hosts"
        self._hosts.write_text("127.0.0.1 localhost\n")
        mount = ["mount", "--bind", str(self._hosts), "/etc/hosts"]
        subprocess.run(mount, check=True)  # noqa: S603

    def place(self, name: str, port: int) -> Place:
        """Make a host named ``name``; return the place of its process."""
        address = f"10.77.0.{len(self._addresses) + 10}"
        self._addresses[name] = address
        near = f"v{len(self._addresses)}"
        ip("netns", "add", name)
        ip("link", "add", near, "type", "veth", "peer", "name", "eth0", "netns", name)
        ip("link", "set", near, "master", "hub", "up")
        ip("link", "set", "lo", "up", within=name)
        ip("addr", "add", f"{address}/24", "dev", "eth0", within=name)
        ip("link", "set", "eth0", "up", within=name)
        return Place(port, address, ("nsenter", f"--net=/run/netns/{name}"))

    def name(self, name: str, places: Sequence[Place]) -> None:
        """Let ``name`` stand for all of ``places``."""
        with self._hosts.open("a") as hosts:  # the same file: it is mounted
            hosts.writelines(f"{place.host} {name}\n" for place in places)

    def cut(self, one: str, other: str) -> None:
        """Let nothing through between two hosts, silently, in both directions."""
        for here, there in ((one, other), (other, one)):
            entry = ["neigh", "replace", self._addresses[there], "lladdr", NOBODY]
            ip(*entry, "dev", "eth0", "nud", "permanent", within=here)

    def join(self, one: str, other: str) -> None:
        """Let everything through again."""
        for here, there in ((one, other), (other, one)):
            ip("neigh", "del", self._addresses[there], "dev", "eth0", within=here)
