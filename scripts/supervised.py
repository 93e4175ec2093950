"""Runs processes under supervisord: each is started again when it ends, and stopped as a group.

Used where nothing else does that: by `scripts.serve`, and by the tests of faults and of load.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import threading
import time
import xmlrpc.client
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.problem import Problem

SUPERVISORD = Path(".venv-ops/bin/supervisord")


@dataclass(frozen=True, slots=True)
class Program:
    """A process that is to run always.

    Attributes:
        name: Of the process, and of its log.
        command: Its words.
        environment: Variables besides those of supervisord itself.
        starts_at_once: Whether it runs from the start; else when it is told to.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    starts_at_once: bool = True


def configuration(programs: Sequence[Program], folder: Path) -> str:
    """Return what supervisord reads; logs and socket lie in ``folder``."""
    own = f"""[supervisord]
nodaemon=true
silent=true
logfile={folder}/supervisord.log
pidfile={folder}/supervisord.pid
childlogdir={folder}
[unix_http_server]
file={folder}/supervisor.sock
chmod=0700
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
[supervisorctl]
serverurl=unix://{folder}/supervisor.sock
"""
    return own + "".join(section(program, folder) for program in programs)


def section(program: Program, folder: Path) -> str:
    """Return one program's part of the configuration."""
    told = ",".join(f'{name}="{escaped(value)}"' for name, value in program.environment.items())
    return f"""[program:{program.name}]
command={" ".join(quoted(word) for word in program.command)}
environment={told}
autostart={str(program.starts_at_once).lower()}
autorestart=true
startsecs=1
startretries=1000000
stopasgroup=true
killasgroup=true
stopwaitsecs=12
redirect_stderr=true
stdout_logfile={folder}/{program.name}.out
stdout_logfile_maxbytes=20MB
stdout_logfile_backups=1
"""


def escaped(text: str) -> str:
    """Return ``text`` for a value, in which supervisord expands ``%``."""
    return text.replace("%", "%%").replace('"', '\\"')


def quoted(word: str) -> str:
    """Return ``word`` as supervisord splits it from the others."""
    return '"' + escaped(word.replace("\\", "\\\\")) + '"'


class _Socket(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=40)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class _Transport(xmlrpc.client.Transport):
    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def make_connection(self, host: Any) -> http.client.HTTPConnection:  # noqa: ANN401
        self._connection = host, _Socket(self._path)  # where `close` looks for it
        return self._connection[1]


class Supervisor:
    """Speaks with the supervisord that keeps its socket in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._path = str(folder / "supervisor.sock")

    def _ask(self, method: str, *arguments: object) -> Any:  # noqa: ANN401  # untyped protocol
        transport = _Transport(self._path)
        with xmlrpc.client.ServerProxy("http://localhost", transport=transport) as server:
            return getattr(server.supervisor, method)(*arguments)

    def is_there(self) -> bool:
        """Say whether supervisord answers."""
        try:
            return bool(self._ask("getState")["statename"] == "RUNNING")
        except (OSError, http.client.HTTPException, xmlrpc.client.Error):
            return False

    def names(self) -> list[str]:
        """Return the names of all programs."""
        return [str(each["name"]) for each in self._ask("getAllProcessInfo")]

    def pid(self, name: str) -> int | None:
        """Return the process of ``name``, which leads its group; ``None``: it does not run."""
        return int(self._ask("getProcessInfo", name)["pid"]) or None

    def signal(self, name: str, number: signal.Signals) -> None:
        """Send a signal to ``name`` and to all that it started."""
        pid = self.pid(name)
        if pid is not None:
            with suppress(ProcessLookupError):
                os.killpg(pid, number)

    def start(self, name: str) -> None:
        """Start ``name``, unless it runs."""
        if self.pid(name) is None:
            self._ask("startProcess", name, True)

    def start_all(self) -> None:
        """Tell everything that does not run to start, and wait for none."""
        self._ask("startAllProcesses", False)

    def stop(self, name: str) -> None:
        """Stop ``name`` as a group, unless it does not run; it is not started again."""
        if self.pid(name) is not None:
            self._ask("stopProcess", name, True)


@contextmanager
def running(
    programs: Sequence[Program], folder: Path, *, patience_s: float = 20.0
) -> Iterator[Supervisor]:
    """Run ``programs`` while the block lasts.

    Raises:
        Problem: supervisord is not installed, or does not start.
    """
    if not SUPERVISORD.exists():
        raise Problem(f"{SUPERVISORD} is missing: python3 -m scripts.setup ops")
    file = folder / "supervisord.conf"
    file.write_text(configuration(programs, folder), encoding="utf-8")
    file.chmod(0o600)  # it holds secrets
    # Its complaints go to no disk: one that is full would end it.
    process = subprocess.Popen(
        [str(SUPERVISORD), "-n", "-c", str(file)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    words: deque[bytes] = deque(maxlen=20)
    reading = threading.Thread(target=words.extend, args=(process.stderr,), daemon=True)
    reading.start()
    supervisor, deadline = Supervisor(folder), time.monotonic() + patience_s
    try:
        while not supervisor.is_there():
            if process.poll() is not None or time.monotonic() > deadline:
                said = b"".join(words).decode(errors="replace")
                raise Problem(f"{said}\nsupervisord did not start.")
            time.sleep(0.1)
        yield supervisor
    finally:
        process.terminate()  # it stops its programs, as groups
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
        reading.join(5)
        if process.stderr is not None:
            process.stderr.close()
