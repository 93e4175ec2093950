"""``rasa test`` on the conversations in this folder."""

from __future__ import annotations

import os
import subprocess

import pytest

from scripts.model import MODEL, QUIET
from tests.agreement.conftest import ROOT, merged
from tests.agreement.test_unseen import bare
from understanding.examples import written

RASA = ROOT / ".venv-rasa/bin/rasa"


def test_no_turn_of_five_words_and_more_is_an_example():
    learnt = {bare(text) for text, _ in written(ROOT / "nlu_data/intents")}
    steps = [
        step for story in merged(ROOT / "tests/dialogue", "stories") for step in story["steps"]
    ]
    said = [step["user"].strip() for step in steps if "user" in step]
    assert [text for text in said if len(text.split()) >= 5 and bare(text) in learnt] == []


@pytest.mark.rasa
@pytest.mark.slow
def test_every_conversation_is_understood_and_answered_by_the_right_action(tmp_path):
    if not RASA.exists() or not (ROOT / MODEL).exists():
        pytest.skip("Rasa's environment or model is missing: make train")
    done = subprocess.run(  # noqa: S603 - our own program
        [RASA, "test", "core", "--model", MODEL, "--stories", "tests/dialogue",
         "--fail-on-prediction-errors", "--out", tmp_path],
        cwd=ROOT, env={**os.environ, **QUIET}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    failed = tmp_path / "failed_test_stories.yml"
    assert done.returncode == 0, failed.read_text() if failed.exists() else done.stderr[-2000:]
