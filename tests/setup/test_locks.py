"""The locks hold what was decided, and install on any machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LOCKS = sorted(p for p in Path("requirements").glob("*.txt") if p.stem != "audit-exceptions")
PIN = re.compile(r"^([a-z0-9._-]+)==([^\s;]+)(?: ;.*)?$")


def pins(name: str) -> dict[str, str]:
    lines = Path(f"requirements/{name}.txt").read_text().splitlines()
    return dict(PIN.match(line).groups() for line in lines if line and not line.startswith("#"))


def test_there_is_a_lock_for_each_environment():
    assert [lock.stem for lock in LOCKS] == ["main", "ops", "rasa", "train"]


def test_rasa_is_3_6_21_with_the_fast_jsonschema():
    # 18.6 ms for each action result with jsonschema 4.17.3, 2.0 ms with 3.2.0 (ADR 0002).
    assert pins("rasa")["rasa"] == "3.6.21"
    assert pins("rasa")["jsonschema"] == "3.2.0"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_line_is_an_exact_release_that_any_index_has(lock):
    lines = [line for line in lock.read_text().splitlines() if not line.startswith("#")]
    assert [line for line in lines if not PIN.match(line) or "+" in line] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_no_lock_brings_cuda_or_torch(lock):
    heavy = re.compile(r"^(torch|triton|nvidia-|cuda-)")
    assert [name for name in pins(lock.stem) if heavy.match(name)] == []


def test_serving_needs_no_training_library():
    assert "sentence-transformers" not in pins("main")
    assert "sentence-transformers" in pins("train")


def test_the_action_server_kit_is_the_one_that_speaks_with_rasa():
    major, minor = map(int, pins("main")["rasa-sdk"].split(".")[:2])
    assert (major, minor) >= (3, 21)
    assert major == 3
