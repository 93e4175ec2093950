"""What officers answered is kept to teach the bot from, masked; cares are not."""

from __future__ import annotations

import pytest

from bot.learning.messages import Lessons
from bot.sealing import seal_of
from tests.bot.handover.test_keeping import engine_of

pytestmark = pytest.mark.anyio


async def test_what_an_officer_answered_is_kept_masked_and_once(world, settings):
    an = world.citizen()
    await an.is_handed_over()
    await an.says("tôi tên Nguyễn Văn Bình hỏi thủ tục nuôi ong")
    await an.says("chuyện bạo lực gia đình thì sao")  # goes to the bot, not to the officer
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    await world.lan.says(thread["id"], "Dạ, nuôi ong không cần đăng ký.")
    await world.lan.says(thread["id"], "Anh/chị cần gì thêm không?")
    lessons = Lessons(engine_of(world), seal_of(settings)).read()
    assert [(one["kind"], one["unit"]) for one in lessons] == [("asked_officer", "xa-mau")]
    assert "nuôi ong" in lessons[0]["text"]
    assert "Bình" not in lessons[0]["text"]
