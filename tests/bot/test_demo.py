from __future__ import annotations

import pytest

from bot.demo import SCRIPTS, address, terminal_code
from bot.settings import BotSettings

pytestmark = pytest.mark.anyio


async def test_a_demonstration_shows_its_code_its_talks_and_the_button_for_the_next(serve):
    async with serve(demo=True, host="192.168.1.5", port=8000) as client:
        page = (await client.get("/")).text
        picture = await client.get("/demo/qr.svg")
    assert "Xong, người tiếp theo" in page
    assert page.count('class="play"') == len(SCRIPTS) == 5
    assert "http://192.168.1.5:8000/" in page
    assert picture.headers["content-type"] == "image/svg+xml"


async def test_outside_a_demonstration_there_is_nothing_of_it(serve):
    async with serve() as client:
        page = (await client.get("/")).text
        assert (await client.get("/demo/qr.svg")).status_code == 404
    assert "demo.js" not in page


def test_the_terminal_shows_the_code_and_an_address_that_a_phone_can_reach():
    everywhere = "0.0.0.0"  # noqa: S104  # not bound
    settings = BotSettings(host=everywhere, port=8000)
    assert everywhere not in address(settings)
    assert terminal_code(settings).rstrip().endswith(address(settings))
