from __future__ import annotations

from dataclasses import replace

import pytest

from bot import sentences
from bot.wire import Kind, Outcome
from tests.bot.gateway.words import pressed, texts, typed

pytestmark = pytest.mark.anyio


async def test_rasa_never_sees_a_personal_number_and_the_citizen_is_told(gateway, dialogue):
    answer = await gateway.handle(typed("cccd 001099000001 phí bao nhiêu"))
    assert dialogue.messages == ["cccd [CCCD] phí bao nhiêu"]
    assert texts(answer)[1] == sentences.PERSONAL_NUMBERS_MASKED


async def test_a_typed_command_reaches_rasa_as_words(gateway, dialogue):
    await gateway.handle(typed("/restart"))
    assert dialogue.messages == ["restart"]


@pytest.mark.parametrize("text", ["/xoa", "/xóa", " /XOA "])
async def test_the_command_to_delete_is_understood_on_every_channel(gateway, dialogue, text):
    await gateway.handle(typed(text))
    assert dialogue.messages == ["/delete_data"]


async def test_a_pressed_button_reaches_rasa_as_it_is(gateway, dialogue):
    await gateway.handle(pressed('/ask_fee{"procedure": "1.001193"}'))
    assert dialogue.messages == ['/ask_fee{"procedure": "1.001193"}']


@pytest.mark.parametrize(
    ("incoming", "outcome"),
    [
        pytest.param(typed(""), Outcome.NOT_UNDERSTOOD, id="empty"),
        pytest.param(typed("😀👍"), Outcome.NOT_UNDERSTOOD, id="emoji"),
        pytest.param(typed("///"), Outcome.NOT_UNDERSTOOD, id="slashes"),
        pytest.param(typed("x" * 1001), Outcome.TOO_LONG, id="long"),
        pytest.param(pressed("/restart"), Outcome.NOT_UNDERSTOOD, id="forged-button"),
        pytest.param(pressed("/provide_secret"), Outcome.NOT_UNDERSTOOD, id="forged-secret"),
    ],
)
async def test_what_rasa_should_not_see_ends_in_the_gateway(gateway, dialogue, incoming, outcome):
    answer = await gateway.handle(incoming)
    assert answer.outcome == outcome
    assert dialogue.heard == []


async def test_a_text_of_the_longest_length_is_taken(gateway, dialogue):
    await gateway.handle(typed("x" * 1000))
    assert dialogue.messages == ["x" * 1000]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.WORDS])
async def test_what_is_not_words_is_answered_politely_and_asks_nobody(gateway, dialogue, kind):
    answer = await gateway.handle(replace(typed(""), text=None, kind=kind))
    assert "anh/chị" in texts(answer)[0].lower()
    assert dialogue.heard == []
