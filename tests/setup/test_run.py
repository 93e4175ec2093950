"""The runner, on stand-ins for the four processes: readiness, banner, and nothing left after."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from scripts import ready, run, sockets
from scripts.problem import Problem

ROOT = Path.cwd()
STAND_IN = ROOT / "tests" / "setup" / "stand_in.py"


def free_ports() -> list[int]:
    """Four ports that nobody listens on."""
    open_now = [socket.create_server(("127.0.0.1", 0)) for _ in range(4)]
    found = [server.getsockname()[1] for server in open_now]
    for server in open_now:
        server.close()
    return found


def hear_ctrl_c() -> None:
    """Undo what a shell does to jobs in its background: they would not hear Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def start(tmp_path):
    """Return a function that starts the runner on a Procfile of its lines."""
    started = []
    names = ("BOT_PORT", "RASA_PORT", "ACTIONS_PORT", "STAFF_PORT")
    variables = dict(zip(names, map(str, free_ports()), strict=True))

    def launch(*lines: str) -> subprocess.Popen[str]:
        (tmp_path / "Procfile").write_text("\n".join(lines) + "\n")
        environment = {
            **os.environ,
            **variables,
            "PYTHONPATH": str(ROOT),
            "RUN_TEST": tmp_path.name,
        }
        runner = subprocess.Popen(
            [sys.executable, "-m", "scripts.run"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=hear_ctrl_c,
        )
        started.append(runner)
        return runner

    yield launch
    for runner in started:
        runner.terminate()
        runner.communicate(timeout=20)


def line(name: str, *options: str) -> str:
    return f"{name}: exec {sys.executable} {STAND_IN} ${name.upper()}_PORT {' '.join(options)}"


def read_until(runner: subprocess.Popen[str], words: str) -> str:
    """Return what ``runner`` printed up to the line with ``words``, or to its end."""
    printed = ""
    for text in runner.stdout:
        printed += text
        if words in text:
            break
    return printed


def left(tmp_path: Path) -> list[str]:
    """Commands of the processes that still carry this test's mark."""
    mark = f"RUN_TEST={tmp_path.name}"
    return [sockets.command(p) for p in sockets.processes() if mark in sockets.variables(p)]


@pytest.mark.parametrize(
    ("ending", "worker"),
    [
        pytest.param(signal.SIGINT, "", id="ctrl-c"),
        pytest.param(signal.SIGTERM, "", id="terminate"),
        pytest.param(signal.SIGHUP, "", id="closed-terminal"),
        pytest.param(signal.SIGINT, "--child", id="a-deaf-worker"),
    ],
)
def test_all_processes_end_with_the_runner(start, tmp_path, ending, worker):
    runner = start(line("actions", worker), line("rasa"), line("bot"), line("staff"))
    printed = read_until(runner, "Ctrl-C")
    assert "Một Cửa is ready" in printed
    assert sum(str(STAND_IN) in command for command in left(tmp_path)) == 4
    runner.send_signal(ending)
    assert runner.wait(timeout=20) == 130
    assert left(tmp_path) == []


def test_a_process_that_cannot_start_stops_all_and_is_said(start, tmp_path):
    runner = start(
        line("actions"), line("rasa"), line("staff"), "bot: echo no such setting; exit 3"
    )
    printed = read_until(runner, "never printed")
    assert runner.wait(timeout=20) == 1
    assert "no such setting" in printed
    assert "A process ended before all were ready: its last words stand above." in printed
    assert left(tmp_path) == []


def test_a_second_run_names_the_first(start):
    read_until(start(line("actions"), line("rasa"), line("bot"), line("staff")), "Ctrl-C")
    second = start(line("actions"), line("rasa"), line("bot"), line("staff"))
    printed = read_until(second, "never printed")
    assert second.wait(timeout=20) == 1
    assert printed.count("left over from an earlier run") == 4
    assert "stop what is left over with: kill -- -" in printed


def test_rasa_finds_its_trackers_written_ahead_and_keeps_what_they_hold(tmp_path):
    told = {"TRACKER_DB": str(tmp_path / "rasa" / "t.sqlite3"), "LOG_DIR": str(tmp_path / "log")}
    run.make_folders(told)
    with closing(sqlite3.connect(told["TRACKER_DB"])) as store, store:
        store.execute("CREATE TABLE events (id)")
    run.make_folders(told)
    with closing(sqlite3.connect(told["TRACKER_DB"])) as store:
        assert store.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store.execute("SELECT count(*) FROM events").fetchone() == (0,)


def test_waiting_ends_in_time_and_names_who_is_missing():
    (port, *_) = free_ports()
    began = time.monotonic()
    with pytest.raises(Problem, match=r"^Not ready after 0 s: rasa \(no answer, Conn"):
        ready.wait({"rasa": (port, "/")}, alive=lambda: True, patience_s=0.3, pause_s=0.05)
    assert time.monotonic() - began < 2
