"""Which model may be used, where it is put, and how one Rasa takes over from the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.problem import Problem
from scripts.retrain import back, hand_over, switch, verdict
from scripts.slots import Slots


class FakeSupervisor:
    """Remembers what it was told."""

    def __init__(self, slots: Slots) -> None:
        self.told: list[str] = []
        self._slots = slots

    def start(self, name: str) -> None:
        self.told.append(f"start {name} while {self._slots.used()} is used")

    def stop(self, name: str) -> None:
        self.told.append(f"stop {name} while {self._slots.used()} is used")


@pytest.fixture
def slots(tmp_path: Path) -> Slots:
    made = Slots(tmp_path / "serve", 5005)
    (tmp_path / "first.tar.gz").write_text("first")
    made.begin_with(tmp_path / "first.tar.gz")
    return made


def test_at_the_first_start_the_first_place_has_the_trained_model(slots):
    assert slots.file.read_text() == "http://127.0.0.1:5005\n"
    assert slots.model("rasa_a").read_text() == "first"
    assert (slots.used(), slots.other()) == ("rasa_a", "rasa_b")


def test_a_second_start_keeps_the_model_that_is_used(slots, tmp_path):
    slots.put(tmp_path / "first.tar.gz", "rasa_b")
    slots.use("rasa_b")
    (tmp_path / "newer.tar.gz").write_text("newer")
    slots.begin_with(tmp_path / "newer.tar.gz")
    assert slots.used() == "rasa_b"
    assert slots.model("rasa_b").read_text() == "first"


def test_the_new_one_answers_before_it_is_used_and_the_old_one_is_stopped_last(slots):
    supervisor = FakeSupervisor(slots)
    assert hand_over(slots, supervisor, ready=lambda _: True, drain_s=0) == "rasa_b"
    assert supervisor.told == [
        "stop rasa_b while rasa_a is used",
        "start rasa_b while rasa_a is used",
        "stop rasa_a while rasa_b is used",
    ]


def test_a_new_one_that_does_not_answer_is_stopped_and_the_old_one_goes_on(slots, monkeypatch):
    monkeypatch.setattr("scripts.retrain.START_S", 0.0)
    supervisor = FakeSupervisor(slots)
    with pytest.raises(Problem, match="the old one goes on"):
        hand_over(slots, supervisor, ready=lambda _: False, drain_s=0)
    assert slots.used() == "rasa_a"
    assert "stop rasa_a while rasa_a is used" not in supervisor.told


def test_without_a_model_there_is_nothing_to_switch_to(slots, tmp_path):
    with pytest.raises(Problem, match="train"):
        switch(slots, FakeSupervisor(slots), tmp_path / "none.tar.gz")
    with pytest.raises(Problem, match="no model of before"):
        back(slots, FakeSupervisor(slots))


def test_a_model_that_is_worse_on_one_set_is_refused():
    old = {"everyday": 0.85, "dialogues": 0.90}
    assert "everyday: 85.0% right before, 84.5% now" in verdict(
        old, {"everyday": 0.845, "dialogues": 0.95}
    )
    with pytest.raises(Problem, match="Worse on dialogues"):
        verdict(old, {"everyday": 0.99, "dialogues": 0.88})
