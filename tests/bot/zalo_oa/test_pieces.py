"""A part that goes out in pieces: none comes twice because a later one failed."""

from __future__ import annotations

import pytest

from bot.pauses import OUT_OF_SERVICE_S
from tests.bot.outbox import ended
from tests.bot.waiting import enough
from tests.bot.zalo_oa.test_error_codes import OWN_PAUSE_S, asked
from tests.bot.zalo_oa.webhook import arrived, hear, offering

pytestmark = pytest.mark.anyio

LONG = "Giấy tờ cần nộp " * 124 + "gồm:"  # with numbered lines it is too long for one message
WAIT_S = 30.0 + OWN_PAUSE_S
ACCEPTED = 0


class Answers(list[int]):
    """Codes to answer with in turn, of which some let the message through."""

    def __bool__(self) -> bool:
        """Say whether the next message is refused."""
        while len(self) and self[0] == ACCEPTED:
            self.pop(0)
            return False
        return len(self) > 0


@pytest.mark.parametrize("trouble", [-32, -204])
@pytest.mark.parametrize("code", [-201, -233])
async def test_the_first_of_two_pieces_with_numbered_lines_comes_once(
    gateway, zalo, dialogue, clock, code, trouble
):
    dialogue.reply = lambda _: offering(5, LONG)
    zalo.codes = Answers([code, ACCEPTED, trouble, trouble])
    await hear(zalo, gateway)
    await asked(zalo, 3)
    for count in (4, 5):
        clock.advance(OUT_OF_SERVICE_S + OWN_PAUSE_S)
        await enough(zalo.requests, count)
    clock.advance(OUT_OF_SERVICE_S + OWN_PAUSE_S)
    texts = await arrived(zalo, 3)
    assert [text.startswith("Giấy tờ") for text in texts] == [True, False, False]
    assert texts[1].endswith("5. Việc 5")


@pytest.mark.parametrize("trouble", [-32, -200])
async def test_in_numbered_lines_from_the_beginning_each_piece_is_sent_once(
    opened, zalo, dialogue, clock, trouble
):
    dialogue.reply = lambda _: offering(5, LONG)
    zalo.codes = Answers([ACCEPTED, trouble])
    async with opened(zalo_oa_buttons="text") as gateway:
        await hear(zalo, gateway)
        await enough(zalo.requests, 2)
        clock.advance(WAIT_S)
        texts = await arrived(zalo, 3)
    assert [text.startswith("Giấy tờ") for text in texts] == [True, False, False]
    assert texts[1].endswith("5. Việc 5")


async def test_the_first_half_of_a_text_that_was_cut_comes_once(gateway, zalo, clock):
    zalo.codes = Answers([-210, ACCEPTED, -32])
    await hear(zalo, gateway, "một hai ba bốn năm sáu bảy tám")
    await asked(zalo, 3)
    clock.advance(WAIT_S)
    texts = await arrived(zalo, 3)
    assert " ".join(texts[:2]) == "nghe: một hai ba bốn năm sáu bảy tám"


async def test_a_piece_whose_answer_is_lost_comes_once_more_alone(gateway, zalo, clock):
    zalo.codes = Answers([-210, ACCEPTED])
    zalo.lost = 1  # the first half, which arrives
    await hear(zalo, gateway, "một hai ba bốn năm sáu bảy tám")
    await asked(zalo, 2)
    clock.advance(OWN_PAUSE_S)
    texts = await arrived(zalo, 4)
    assert texts[0] == texts[1]
    assert " ".join(texts[1:3]) == "nghe: một hai ba bốn năm sáu bảy tám"
    assert (await ended(gateway))["perhaps twice"] == 1


async def test_the_same_text_is_sent_whole_again_after_its_first_half_was_let_go(
    gateway, zalo, dialogue, clock
):
    zalo.codes = Answers([-210, ACCEPTED, -248])
    await hear(zalo, gateway, "một hai ba bốn năm sáu bảy tám")
    await arrived(zalo, 2)
    await hear(zalo, gateway, "một hai ba bốn năm sáu bảy tám", id_="m2")
    assert (await arrived(zalo, 3))[2] == "nghe: một hai ba bốn năm sáu bảy tám"
