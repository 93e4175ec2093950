"""What a new session takes over, as Rasa asks for it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.session_start import ENDS_AFTER_S, SessionStart

NOW = 1_800_000_000.0
SLOTS = {
    "procedure": "1.000001",
    "case": {"answers": {"home": "rent"}},
    "province": {"name": "Huế"},
    "facet": None,
}


def user(text: str, seconds_ago: float) -> dict[str, object]:
    return {"event": "user", "text": text, "timestamp": NOW - seconds_ago}


async def kept(*events: dict[str, object]) -> dict[str, object]:
    """The slots that a session begun after ``events`` starts with."""
    tracker = Tracker("someone", SLOTS, {}, list(events), False, None, {}, "action_listen")
    started = await SessionStart(lambda: NOW).run(CollectingDispatcher(), tracker, {})
    assert [started[0]["event"], started[-1]["name"]] == ["session_started", "action_listen"]
    return {event["name"]: event["value"] for event in started[1:-1]}


@pytest.mark.anyio
async def test_a_conversation_that_has_ended_leaves_nothing_about_the_person():
    assert await kept(user("nhà thuê", ENDS_AFTER_S)) == {"procedure": "1.000001"}


@pytest.mark.anyio
async def test_a_renewal_in_the_middle_keeps_what_was_answered():
    told = await kept(user("nhà thuê", 60), user("/session_start", 0))
    assert told == {name: value for name, value in SLOTS.items() if value is not None}


@pytest.mark.anyio
async def test_a_renewal_after_a_long_silence_is_an_end():
    assert "case" not in await kept(user("nhà thuê", ENDS_AFTER_S), user("/session_start", 0))


def test_the_end_is_the_one_that_the_domain_names():
    domain = yaml.safe_load(Path("domain/session.yml").read_text(encoding="utf-8"))
    assert domain["session_config"]["session_expiration_time"] * 60 == ENDS_AFTER_S
    assert SessionStart().name() in domain["actions"]


def test_the_action_pickles_as_rasa_sdk_needs():
    assert pickle.loads(pickle.dumps(SessionStart())).name() == "action_session_start"  # noqa: S301
