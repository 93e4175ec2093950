"""Processes under supervisord are started again when they end, and stopped as groups."""

from __future__ import annotations

import shutil
import signal
import time
from pathlib import Path

import pytest

from scripts import postgresql
from scripts.province import Place, Province
from scripts.supervised import SUPERVISORD, Program, configuration, running


def until(true, for_s=15.0) -> None:
    end = time.monotonic() + for_s
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    assert true()


def test_a_word_with_quotes_and_percent_signs_stays_one_word():
    said = configuration([Program("a", ["sh", "-c", 'echo "50%"'])], Path("/f"))
    assert 'command="sh" "-c" "echo \\"50%%\\""' in said
    assert "killasgroup=true" in said


@pytest.mark.skipif(not SUPERVISORD.exists(), reason="supervisord is not set up (make faults)")
def test_what_is_killed_comes_back_and_what_is_stopped_leaves_nothing(tmp_path):
    script = f"sleep 300 & echo $! > {tmp_path}/child; wait"
    with running([Program("a", ["sh", "-c", script])], tmp_path) as supervisor:
        until((tmp_path / "child").exists)
        first = supervisor.pid("a")
        supervisor.signal("a", signal.SIGKILL)
        until(lambda: supervisor.pid("a") not in (None, first))
        time.sleep(1.2)  # it has written its new child by now
        child = int((tmp_path / "child").read_text())
        assert Path(f"/proc/{child}").exists()
        supervisor.stop("a")
        until(lambda: not Path(f"/proc/{child}").exists())
        assert supervisor.pid("a") is None


@pytest.mark.skipif(postgresql.programs() is None, reason="PostgreSQL is not installed")
@pytest.mark.skipif(shutil.which("redis-server") is None, reason="Redis is not installed")
def test_a_province_starts_what_the_procfile_says(tmp_path):
    here = [Place(21890)]
    province = Province(tmp_path, Place(21891), Place(21892), here, here, here, watch=here)
    programs = {program.name: program for program in province.programs()}
    assert set(programs) == {"postgres", "redis", "bot1", "rasa1", "actions1", "watch1"}
    assert "rasa run" in programs["rasa1"].command[-1]
    assert programs["rasa1"].environment["ACTIONS_URL"] == "http://127.0.0.1:21890/webhook"
