"""A citizen is handed over, answered by an officer, and given back to the bot."""

from __future__ import annotations

import asyncio

import pytest

from tests.bot.delivery.fakes import arrival
from tests.bot.handover.conftest import MONDAY, at, person

pytestmark = pytest.mark.anyio


async def test_officers_are_offered_where_the_bot_names_people(world):
    an = world.citizen()
    told = await an.says("gặp cán bộ")
    assert told[0] == "nơi giúp: gặp cán bộ"
    assert "cán bộ **UBND xã Mẫu**; trả lời trước 10 giờ hôm nay." in told[-1]
    assert await world.lan.queue() == []


@pytest.mark.parametrize("text", ["cán bộ đòi tiền", "cứu với"])
async def test_no_officer_is_offered_after_a_complaint_or_a_call_for_help(world, text):
    told = await world.citizen().says(text)
    assert not any("Tôi chuyển được" in one for one in told)


async def test_a_unit_without_an_inbox_is_not_offered(world):
    told = await world.citizen(unit="xa-kin").says("gặp cán bộ")
    assert not any("Tôi chuyển được" in one for one in told)


async def test_who_turned_to_no_unit_chooses_among_those_with_an_inbox(world):
    an = world.citizen(unit=None)
    await an.says("gặp cán bộ")
    assert [b["title"] for b in an.answer["messages"][-1]["buttons"]] == [
        "UBND xã Mẫu",
        "UBND xã Khác",
    ]
    await an.presses("UBND xã Khác")
    assert [one["unit"] for one in await world.other.queue()] == ["xa-khac"]


async def test_the_place_in_the_queue_is_told_and_the_words_reach_the_unit_masked(world):
    await world.citizen("first").is_handed_over()
    an = world.citizen("second")
    (told,) = await an.is_handed_over()
    assert "lượt thứ 2" in told
    await an.says("số em là 0912345678, bao giờ có căn cước")
    first, second = await world.lan.queue()
    assert (first["place"], second["place"]) == (1, 2)
    assert second["preview"] == "số em là [ĐIỆN THOẠI], bao giờ có căn cước"


async def test_the_bot_is_silent_while_an_officer_speaks_and_it_is_said_who(world, dialogue):
    an = world.citizen()
    await an.is_handed_over("hỏi giấy chứng sinh")
    (thread,) = await world.lan.queue()
    assert (await world.lan.does("claim", thread["id"]))[0] == 200
    state, (speaks,) = await an.hears()
    assert (state, speaks[:37]) == ("officer", "**Cán bộ Lan, UBND xã Mẫu** đang trả ")
    heard = len(dialogue.messages)
    assert await an.says("còn giấy ra viện") == []
    assert an.answer["outcome"] == "handed_over"
    assert len(dialogue.messages) == heard
    await world.lan.says(thread["id"], "Chỉ cần giấy chứng sinh.")
    _, texts = await an.hears()
    assert texts[-1] == "**Cán bộ Lan, UBND xã Mẫu:**\nChỉ cần giấy chứng sinh."


async def test_what_the_page_did_not_fetch_comes_with_the_next_answer_once(world):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    await world.lan.says(thread["id"], "Dạ, được.")
    said = await an.says("cảm ơn", id_="thanks")
    assert said[-1].endswith("Dạ, được.")
    assert await an.says("cảm ơn", id_="thanks") == said  # sent again: the same answer
    assert await an.says("chào") == []
    assert (await an.hears())[1] == []


async def test_quay_lai_tro_ly_gives_the_thread_back_also_while_it_waits(world, dialogue):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    assert (await an.says("cho em quay lại trợ lý"))[0].startswith("Trợ lý trả lời tiếp")
    assert await world.lan.queue() == []
    assert await an.says("lệ phí") == ["nghe: lệ phí"]


async def test_when_the_officer_is_done_the_bot_answers_again(world):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    await world.lan.does("end", thread["id"])
    state, texts = await an.hears()
    assert (state, "đã trả lời xong" in texts[-1]) == ("bot", True)
    assert await an.says("lệ phí") == ["nghe: lệ phí"]


async def test_passed_on_to_another_unit_it_is_that_units_alone(world):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    (thread,) = await world.lan.queue()
    id_ = thread["id"]
    await world.lan.does("claim", id_)
    assert (await world.lan.does("pass", id_, to="xa-khac"))[0] == 200
    assert (await world.lan.queue(), len(await world.other.queue())) == ([], 1)
    assert (await world.lan.does("claim", id_))[0] == 404
    assert (await world.other.does("claim", id_))[0] == 200
    assert (await world.lan.does("pass", id_, to="xa-kin"))[0] == 400


async def test_a_word_sent_twice_by_the_network_stands_once(world):
    an = world.citizen()
    await an.is_handed_over()
    for _ in range(2):
        await an.says("một lần", id_="same")
    (thread,) = await world.lan.queue()
    words = (await world.lan.thread(thread["id"]))["words"]
    assert [word["text"] for word in words] == ["một lần"]


async def test_an_answer_sent_twice_by_the_browser_is_said_once(world):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    twice = [await world.lan.says(thread["id"], "Dạ.", "the-same-key") for _ in range(2)]
    assert [done for _, done in twice] == [{"done": True}, {"done": False}]
    assert [text[-3:] for text in (await an.hears())[1]].count("Dạ.") == 1


async def test_out_of_hours_the_answer_is_promised_for_the_next_open_day(world, clock):
    clock.now = at(30, 18)  # Monday evening; Tuesday is closed
    (told,) = await world.citizen().is_handed_over()
    assert "ngoài giờ làm việc; cán bộ trả lời trước 8 giờ 30 thứ Tư 2/12" in told


async def test_out_of_hours_a_number_is_kept_sealed_only_if_the_citizen_wants(world, clock):
    clock.now = at(30, 18)
    an = world.citizen()
    await an.is_handed_over()
    await an.presses("Để lại số điện thoại")
    (kept,) = await an.says("0912 345 678 ạ")
    assert kept.startswith("Đã ghi số")
    (thread,) = await world.lan.queue()
    id_ = thread["id"]
    assert thread["contact"] == "[ĐIỆN THOẠI] ạ"
    assert (await world.lan.does("contact", id_))[0] == 409
    await world.lan.does("claim", id_)
    assert await world.lan.does("contact", id_) == (200, {"contact": "0912 345 678 ạ"})
    assert (await world.minh.does("contact", id_))[0] == 409
    words = [word["text"] for word in (await world.lan.thread(id_))["words"]]
    assert not any("0912" in text for text in words)
    await world.lan.does("end", id_)
    assert (await world.lan.thread(id_))["contact"] is None


async def test_who_leaves_no_number_just_goes_on(world, clock):
    clock.now = at(30, 18)
    an = world.citizen()
    await an.is_handed_over()
    await an.presses("Để lại số điện thoại")
    await an.says("thôi, em hỏi giấy tờ thôi")
    (thread,) = await world.lan.queue()
    assert (thread["contact"], thread["preview"]) == (None, "thôi, em hỏi giấy tờ thôi")


async def test_a_missed_promise_is_known_and_the_citizen_is_not_left_in_silence(world, clock):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    assert thread["due"] == MONDAY + 3600
    clock.now = MONDAY + 3601
    late, *_ = await an.says("có ai không")
    assert "chậm hơn đã hẹn" in late
    await world.lan.says(thread["id"], "Xin lỗi anh/chị.")
    assert (await world.lan.thread(thread["id"]))["due"] is None
    await an.says("vâng")
    assert (await world.lan.thread(thread["id"]))["due"] == at(30, 11) + 1


@pytest.mark.parametrize("text", ["cứu với", "cán bộ đòi tiền"])
async def test_a_call_for_help_or_a_complaint_goes_to_the_bot_not_to_the_unit(world, text):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    told = await an.says(text)
    assert (told[0], "không chuyển cho cán bộ" in told[1]) == (f"nơi giúp: {text}", True)
    words = [word["text"] for word in (await world.lan.thread(thread["id"]))["words"]]
    assert text not in words


async def test_a_button_of_the_bot_does_nothing_while_an_officer_has_the_talk(world, dialogue):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    an.answer = {"messages": [{"buttons": [{"title": "Phí", "payload": "/ask_fee"}]}]}
    heard = len(dialogue.messages)
    assert "quay lại trợ lý trước" in (await an.presses("Phí"))[0]
    assert len(dialogue.messages) == heard


async def test_a_form_that_asks_is_left_before_officers_have_the_talk(world, dialogue):
    an = world.citizen()
    dialogue.reply = lambda message: person(message).model_copy(update={"in_form": True})
    await an.is_handed_over()
    assert dialogue.messages[-1] == "/cancel"


async def test_over_a_messenger_the_answer_comes_into_the_same_chat(world):
    await world.message("gặp cán bộ", 3, unit="xa-mau")  # with the first contact's notice
    key = await world.key_of("Chuyển cho cán bộ")
    await world.message(None, key=key, id_="press", unit="xa-mau")
    await world.message("bao giờ có kết quả", id_="q")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    await world.lan.says(thread["id"], "Chiều mai anh/chị nhé.")
    await settled(world.messenger.sent)
    to, text = world.messenger.sent[-1]
    assert (to, text) == ("an", "Cán bộ Lan, UBND xã Mẫu:\nChiều mai anh/chị nhé.")
    (_, *_, word) = (await world.lan.thread(thread["id"]))["words"]
    assert word["state"] == "told"
    sent = len(world.messenger.sent)
    await world.app.state.office.intake.accept([arrival("dạ vâng")])
    await asyncio.sleep(0.3)
    assert len(world.messenger.sent) == sent


async def settled(sent: list, for_s: float = 0.4) -> None:
    before = -1
    while len(sent) > before:
        before = len(sent)
        await asyncio.sleep(for_s)
