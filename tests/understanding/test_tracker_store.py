"""Rasa's conversations, written by two Rasas at once."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path.cwd()
PYTHON = ROOT / ".venv-rasa/bin/python"


@pytest.mark.rasa
def test_a_late_save_adds_what_is_new_and_repeats_no_former_session(tmp_path):
    told = subprocess.run(  # noqa: S603  # a program of ours
        [PYTHON, ROOT / "tests/understanding/racing_trackers.py", tmp_path / "t.sqlite3"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(told.stdout.splitlines()[-1])
    assert found["whole"] == ["session_started", "user", "session_started", "user", "slot"]
    assert found["newest"] == ["session_started", "user", "slot"]
    assert found["slot"] == "1.004194"
