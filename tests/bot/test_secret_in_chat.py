"""A secret typed in chat: kept from Rasa, redeemed once (design.md, contract 8)."""

from __future__ import annotations

import pytest

from bot import sentences
from tests.bot.conftest import TRIAL_KEY

pytestmark = pytest.mark.anyio
SHOWN = {"X-Internal-Secret": TRIAL_KEY}


@pytest.fixture
def asking(dialogue, reply):
    """The dialogue asks for a secret at the word ``hồ sơ``."""
    dialogue.reply = lambda message: reply(expects_secret=message == "hồ sơ")
    return dialogue


async def say(client, text: str) -> dict:
    response = await client.post("/api/chat", json={"session": "s", "text": text})
    return response.json()


async def redeem(client, turn: str, headers=SHOWN):
    return await client.get(f"/internal/secret/{turn}", headers=headers)


async def test_rasa_only_hears_that_a_secret_was_given(client, asking):
    await say(client, "hồ sơ")
    await say(client, "001099000001")
    assert asking.messages == ["hồ sơ", "/provide_secret"]


async def test_the_action_server_redeems_it_once(client, asking):
    await say(client, "hồ sơ")
    await say(client, "001099000001")
    turn = asking.metadata[-1]["turn_id"]
    assert (await redeem(client, turn)).json() == {"secret": "001099000001"}
    assert (await redeem(client, turn)).status_code == 404


async def test_it_is_gone_after_five_minutes(client, asking, clock):
    await say(client, "hồ sơ")
    await say(client, "001099000001")
    clock.advance(300)
    assert (await redeem(client, asking.metadata[-1]["turn_id"])).status_code == 404


@pytest.mark.parametrize("headers", [{}, {"X-Internal-Secret": "x" * 32}])
async def test_nobody_else_gets_it_and_it_stays(client, asking, headers):
    await say(client, "hồ sơ")
    await say(client, "001099000001")
    turn = asking.metadata[-1]["turn_id"]
    assert (await redeem(client, turn, headers)).status_code == 403
    assert (await redeem(client, turn)).status_code == 200


async def test_the_citizen_is_not_told_off_for_a_number_that_was_asked_for(client, asking):
    await say(client, "hồ sơ")
    answer = await say(client, "001099000001")
    said = [message["text"] for message in answer["messages"]]
    assert sentences.PERSONAL_NUMBERS_MASKED not in said


async def test_the_text_after_the_secret_is_ordinary_again(client, asking):
    for text in ("hồ sơ", "001099000001", "phí khai sinh"):
        await say(client, text)
    assert asking.messages[-1] == "phí khai sinh"


@pytest.mark.parametrize("word", ["hủy", "Thôi.", "khong", "xóa dữ liệu"])
async def test_a_word_that_leaves_is_no_secret(client, asking, word):
    await say(client, "hồ sơ")
    await say(client, word)
    assert asking.messages[-1] == word


async def test_a_button_is_no_secret(client, asking):
    await say(client, "hồ sơ")
    await client.post("/api/chat", json={"session": "s", "press": "/cancel"})
    assert asking.messages[-1] == "/cancel"


async def test_an_empty_message_leaves_the_question_open(client, asking):
    for text in ("hồ sơ", "😀", "001099000001"):
        await say(client, text)
    assert asking.messages == ["hồ sơ", "/provide_secret"]


async def test_no_new_session_comes_between_the_question_and_the_secret(client, asking):
    for _ in range(19):
        await say(client, "phí")
    for text in ("hồ sơ", "001099000001"):
        await say(client, text)
    assert "/session_start" not in asking.messages


async def test_the_answer_says_that_a_secret_is_expected_until_it_has_come(client, asking):
    expected = [(await say(client, text)).get("expect") for text in ("hồ sơ", "😀", "0001", "phí")]
    assert expected == ["secret", "secret", None, None]


async def give(client, secret: str) -> dict:
    body = {"session": "s", "secret": secret}
    return (await client.post("/api/chat", json=body)).json()


async def test_what_is_sent_as_a_secret_is_redeemed_like_one_that_was_typed(client, asking):
    await say(client, "hồ sơ")
    await give(client, "0001")
    assert asking.messages == ["hồ sơ", "/provide_secret"]
    turn = asking.metadata[-1]["turn_id"]
    assert (await redeem(client, turn)).json() == {"secret": "0001"}


async def test_a_secret_that_nobody_waits_for_goes_nowhere(client, asking):
    answer = await give(client, "0001")
    assert answer["outcome"] == "asked_dossier_code"
    assert asking.messages == []
