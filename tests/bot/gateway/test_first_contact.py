from __future__ import annotations

from dataclasses import replace

import pytest

from bot import sentences
from bot.settings import BotSettings
from bot.switches import Switches
from bot.wire import Outcome
from tests.bot.fakes import DOWN
from tests.bot.gateway.words import texts, typed

pytestmark = pytest.mark.anyio


async def test_the_first_answer_comes_first_and_the_notice_after_it_once(gateway, settings):
    first = await gateway.handle(typed("phí khai sinh"))
    second = await gateway.handle(typed("phí khai sinh"))
    assert texts(first) == ["nghe: phí khai sinh", sentences.first_contact(settings)]
    assert texts(second) == ["nghe: phí khai sinh"]


async def test_an_operator_with_a_name_is_named_instead_of_the_trial():
    named = sentences.first_contact(BotSettings(operator_name="UBND xã Mẫu"))
    assert "Đơn vị vận hành: UBND xã Mẫu." in named
    assert sentences.TRIAL not in named
    assert f"{sentences.TRIAL}." in sentences.first_contact(BotSettings())


async def test_a_conversation_of_a_unit_hears_of_that_unit(gateway, dialogue):
    first = await gateway.handle(replace(typed("phí"), unit="xa-mau"))
    assert "Đơn vị vận hành: UBND xã Mẫu." in texts(first)[1]
    dialogue.error = DOWN
    second = await gateway.handle(typed("phí"))
    assert "0240000000" in texts(second)[0]
    assert [told.get("unit") for told in dialogue.metadata] == ["xa-mau", "xa-mau"]


async def test_a_channel_that_is_switched_off_says_so_and_asks_nobody(gateway, dialogue):
    switches = Switches(gateway.store.engine)
    switches.off("web", 0.0, why="sai lệ phí", notice="Tạm dừng đến 14 giờ.")
    answer = await gateway.handle(typed("phí"))
    assert answer.outcome is Outcome.UNAVAILABLE
    assert texts(answer)[0].startswith("Tạm dừng đến 14 giờ.\nCần gấp, anh/chị gọi 18001096")
    assert switches.on("web")
    assert texts(await gateway.handle(typed("phí")))[0] == "nghe: phí"
    assert dialogue.messages == ["phí"]
