from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.payloads import is_pressable


@pytest.mark.parametrize(
    "payload",
    [
        "/ask_fee",
        '/ask_fee{"procedure": "1.001193"}',
        '/choose_option{"option": 2}',
        '/ask_dossier_status{"dossier": "H56.14-240823-0001"}',
        "/report_wrong",
        "/delete_data",
    ],
)
def test_a_button_of_ours_can_be_pressed(payload):
    assert is_pressable(payload)


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param("/provide_secret", id="secret"),
        pytest.param("/session_start", id="session"),
        pytest.param("/restart", id="restart"),
        pytest.param("/back", id="rasa-back"),
        pytest.param("/ask_fee@0.9{}", id="confidence"),
        pytest.param('/ask_fee{"procedure": {"a": 1}}', id="nested"),
        pytest.param('/ask_fee{"procedure": ["a"]}', id="list"),
        pytest.param("/ask_fee{procedure}", id="not-json"),
        pytest.param('/ask_fee{"procedure": "001099000001"}', id="personal-number"),
        pytest.param("ask_fee", id="no-slash"),
        pytest.param("/ask_fee\n/restart", id="two-lines"),
        pytest.param('/ask_fee{"a": "' + "x" * 1000 + '"}', id="long"),
        pytest.param("", id="empty"),
    ],
)
def test_anything_else_cannot(payload):
    assert not is_pressable(payload)


DOMAIN = Path(__file__).parents[2] / "domain"
NEVER_A_BUTTON = {"provide_secret", "nlu_fallback", "insult"}


def test_every_intent_of_the_domain_is_either_pressable_or_known_never_to_be_a_button():
    documents = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in DOMAIN.glob("*.yml")]
    intents = {intent for document in documents for intent in document.get("intents", [])}
    refused = {intent for intent in intents if not is_pressable(f"/{intent}")}
    assert refused == NEVER_A_BUTTON & intents, "decide in bot/payloads.py or here"
