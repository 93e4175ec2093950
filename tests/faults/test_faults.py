"""The short version of ``make faults``: two faults on real processes, seen from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import model, postgresql
from scripts.supervised import SUPERVISORD
from tests.faults.citizens import Said
from tests.faults.judging import Row, slowest_s

SHORT = ("bot1 killed", "postgres stands still")
BUSY = 4  # processes for each core that want to run: seconds mean nothing there
GOOD = Row("f", 9, 4.0, 2, 0, 0, (3, 3), 12.0, 20.0)


def missing() -> str | None:
    """Say why the faults cannot be tried here."""
    programs = ("unshare", "nsenter", "ip", "caddy", "redis-server")
    absent = [name for name in programs if shutil.which(name) is None]
    reasons = {
        "root is needed, for network namespaces": os.getuid() != 0,
        f"{SUPERVISORD} is not there; `make faults` sets it up": not SUPERVISORD.exists(),
        "Rasa's model is not trained; `make test` trains it": not model.MODEL.exists(),
        "PostgreSQL is not installed": postgresql.programs() is None,
        f"not installed: {', '.join(absent)}": bool(absent),
        "the machine is too busy for times to mean anything": _is_busy(),
    }
    return next((reason for reason, true in reasons.items() if true), None)


def _is_busy() -> bool:
    return os.getloadavg()[0] > BUSY * (os.cpu_count() or 1)


@pytest.mark.slow
@pytest.mark.rasa
def test_a_province_outlives_a_killed_gateway_and_a_halted_database(tmp_path):
    if reason := missing():
        pytest.skip(reason)
    command = [sys.executable, "-m", "tests.faults", "--only", *SHORT, "--keep", str(tmp_path)]
    done = subprocess.run(  # noqa: S603  # ours
        command, capture_output=True, text=True, timeout=540, check=False, cwd=Path.cwd()
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 of 2 faults held" in done.stdout


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        pytest.param(GOOD, [], id="good"),
        pytest.param(
            Row("f", 9, 5.1, 0, 0, 0, (3, 3), 0.0, 1.0), ["a sentence took 5.1 s"], id="slow"
        ),
        pytest.param(Row("f", 9, 1.0, 0, 1, 0, (3, 3), 0.0, 1.0), ["1 lost"], id="lost"),
        pytest.param(Row("f", 9, 1.0, 0, 0, 2, (3, 3), 0.0, 1.0), ["2 twice to Rasa"], id="twice"),
        pytest.param(
            Row("f", 9, 1.0, 0, 0, 0, (2, 3), 0.0, 1.0), ["notices lost or doubled"], id="notices"
        ),
        pytest.param(
            Row("f", 9, 1.0, 9, 0, 0, (3, 3), 31.0, 1.0), ["healed after 31 s"], id="sick"
        ),
        pytest.param(Row("f", 0, 0.0, 0, 0, 0, (3, 3), 0.0, 1.0), ["nobody asked"], id="nobody"),
    ],
)
def test_a_row_says_what_is_not_good_enough(row, reasons):
    assert row.reasons == reasons


def test_waiting_counts_from_the_message_and_on_a_platform_from_its_acknowledgement():
    web = Said("web 1", began=0.0, acknowledged=3.0, sentence=2.0, answered=3.0)
    platform = Said("telegram 1", began=0.0, acknowledged=8.0, sentence=9.0, answered=9.0)
    assert slowest_s([web, platform]) == 2.0


def test_what_was_acknowledged_before_the_database_stopped_waits_from_when_it_writes_again():
    held = Said("telegram 1", began=0.0, acknowledged=1.0, sentence=12.0, answered=12.0)
    later = Said("telegram 2", began=9.0, acknowledged=10.5, sentence=12.0, answered=12.0)
    page = Said("web 1", began=1.0, acknowledged=5.0, sentence=5.0, answered=5.0)
    assert slowest_s([held], written_from=9.0) == 3.0
    assert slowest_s([later], written_from=9.0) == 1.5
    assert slowest_s([page], written_from=9.0) == 4.0
    assert slowest_s([held]) == 11.0
    assert slowest_s([held], written_from=13.0) == 11.0
