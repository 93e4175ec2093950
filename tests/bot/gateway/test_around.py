"""Notices above answers and ratings below, as the gateway puts them."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from bot.around import WAIT_S
from bot.notices import About, Notices
from bot.tables import INVITED, RATINGS
from bot.wire import Answer, Incoming, Message, Outcome, Reply

pytestmark = pytest.mark.anyio
DAY_S = 24 * 3600.0


def about(code: str | None = "1.004194", **more) -> Reply:
    answer = Answer(
        messages=(Message(text="Mười lăm nghìn."),),
        outcome=more.pop("outcome", Outcome.ANSWERED),
        facet=more.pop("facet", "fee"),
        procedure=code,
        intent=more.pop("intent", "ask_fee"),
    )
    return Reply(answer=answer, **more)


@pytest.fixture
def say(gateway, dialogue):
    async def said(text: str | None = None, *, press: str | None = None, sender="a", unit=None):
        incoming = Incoming("web", sender, text, press, unit=unit)
        return await gateway.handle(incoming)

    dialogue.reply = lambda message: about()
    return said


@pytest.fixture
def invited(say):
    """The answer that carries the invitation."""

    async def until_invited(sender: str = "a"):
        for _ in range(3):
            answer = await say("lệ phí", sender=sender)
        return answer

    return until_invited


def rows(gateway) -> list[dict]:
    with gateway.store.engine.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(select(RATINGS))]


def button(answer, title: str) -> str:
    return next(b.payload for m in answer.messages for b in m.buttons if b.title == title)


async def test_a_notice_stands_above_related_answers_until_it_ends(gateway, say, clock, dialogue):
    Notices(gateway.store.engine).add(
        About.PAYMENT, "Cổng thanh toán đang bảo trì.", now=clock(), until=clock() + 3600
    )
    told = (await say("lệ phí")).messages[0].text
    assert told == "**Thông báo:** Cổng thanh toán đang bảo trì."
    dialogue.reply = lambda message: about(facet="legal")
    assert (await say("căn cứ")).messages[0].text == "Mười lăm nghìn."
    dialogue.reply = lambda message: about()
    clock.now += 3601
    assert (await say("lệ phí")).messages[0].text == "Mười lăm nghìn."


async def test_a_notice_of_a_unit_is_read_by_those_who_turned_to_it(gateway, say, clock):
    Notices(gateway.store.engine).add(
        About.ALL, "Nghỉ chiều nay.", now=clock(), until=clock() + 60, unit="xa-mau"
    )
    assert (await say("lệ phí", unit="xa-mau")).messages[0].text.endswith("Nghỉ chiều nay.")
    assert (await say("lệ phí", sender="b")).messages[0].text == "Mười lăm nghìn."


async def test_nothing_stands_above_the_numbers_of_a_call_for_help(gateway, say, clock, dialogue):
    Notices(gateway.store.engine).add(About.ALL, "Bảo trì.", now=clock(), until=clock() + 60)
    dialogue.reply = lambda message: about(
        None, outcome=Outcome.HANDED_OVER, intent="emergency", facet=None
    )
    assert (await say("cứu")).messages[0].text == "Mười lăm nghìn."


async def test_one_is_invited_after_some_answers_and_once_a_day(say, clock):
    answers = [await say("lệ phí") for _ in range(5)]
    asked = [any("Không chấm cũng không sao" in m.text for m in a.messages) for a in answers]
    assert asked == [False, False, True, False, False]
    clock.now += DAY_S
    assert any(b.title == "Chấm điểm" for m in (await say("lệ phí")).messages for b in m.buttons)


async def test_a_finished_coach_is_asked_about_at_once(say, dialogue):
    await say("chào")
    dialogue.reply = lambda message: about(afterwards="rate")
    assert button(await say("xong"), "Chấm điểm")


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(about(intent="complain_officer"), id="complaint"),
        pytest.param(about(intent="emergency"), id="violence"),
        pytest.param(about(afterwards="quiet"), id="death"),
    ],
)
async def test_who_has_other_cares_is_not_asked_that_day(say, dialogue, reply):
    dialogue.reply = lambda message: reply
    await say("chuyện buồn")
    dialogue.reply = lambda message: about(afterwards="rate")
    answers = [await say("lệ phí") for _ in range(4)]
    assert not any(b.title == "Chấm điểm" for a in answers for m in a.messages for b in m.buttons)


async def test_a_score_and_a_word_are_kept_without_identity(gateway, say, invited, dialogue):
    heard = len(dialogue.messages)
    scale = await say(press=button(await invited(), "Chấm điểm"))
    assert len(scale.messages[0].buttons) == 5
    await say(press=button(scale, "Tốt"))
    await say("góp ý: nói ngắn hơn, sđt em 0912345678")
    (row,) = rows(gateway)
    assert (row["score"], row["procedure"], row["channel"]) == (4, "1.004194", "web")
    assert row["word"] == "nói ngắn hơn, sđt em [ĐIỆN THOẠI]"
    assert set(row) == {"id", "day", "channel", "unit", "procedure", "score", "word"}
    assert len(dialogue.messages) == heard + 3  # Rasa heard the questions only


@pytest.mark.parametrize("text", ["4", "tốt", "5 ngày", "không", "góp ý cho luật thì gửi ở đâu"])
async def test_the_next_ordinary_message_is_not_taken_for_a_rating(
    gateway, say, invited, dialogue, text
):
    await invited()
    await say(text)
    assert dialogue.messages[-1] == text
    assert rows(gateway) == []


async def test_a_typed_score_counts_once_a_day(gateway, say):
    assert (await say("4 sao")).messages[0].text.startswith("Cảm ơn")
    assert "đã chấm rồi" in (await say("cho 1 điểm")).messages[0].text
    assert [row["score"] for row in rows(gateway)] == [4]


async def test_a_word_that_comes_late_stands_alone(gateway, say, clock):
    await say("2 sao")
    clock.now += WAIT_S + 1
    await say("gop y: khó đọc")
    assert [(row["score"], row["word"]) for row in rows(gateway)] == [(2, None), (None, "khó đọc")]


async def test_a_forged_score_is_no_score(gateway, say):
    for score in (0, 6, "5", 3.5):
        await say(press="/rate" + json.dumps({"score": score}))
    assert rows(gateway) == []


async def test_to_be_forgotten_takes_the_invitation_too(gateway, say, invited):
    await invited()
    await gateway.forget("web", "a")
    with gateway.store.engine.connect() as connection:
        assert connection.execute(select(INVITED)).all() == []


async def test_one_who_sends_a_code_is_warned(say):
    told = (await say("otp của em là 482913")).messages
    assert any("Không cán bộ nào được hỏi mã OTP" in m.text for m in told)


async def test_who_wants_a_person_gets_the_contact_of_the_own_unit(say, dialogue):
    dialogue.reply = lambda message: about(
        None, outcome=Outcome.HANDED_OVER, intent="ask_human", facet=None
    )
    told = (await say("gặp cán bộ", unit="xa-mau")).messages
    assert any("**UBND xã Mẫu**, 0240000000." in m.text for m in told)
    assert not any(
        "UBND xã Mẫu**" in m.text for m in (await say("gặp cán bộ", sender="b")).messages
    )
