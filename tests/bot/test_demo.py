from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from bot.demo import SCRIPTS, address, scripts, terminal_code
from bot.settings import BotSettings
from bot.wire import Keep, Outcome

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


@pytest.mark.parametrize(
    ("today", "filed"),
    [
        (date(2026, 11, 26), "261123"),  # from Thursday to Monday
        (date(2026, 11, 25), "261120"),  # Sunday before: the Friday
        (date(2026, 11, 24), "261120"),  # Saturday before: the Friday
    ],
)
def test_the_invented_dossier_was_filed_on_a_working_day_just_before(today, filed):
    assert scripts(today)["Tra hồ sơ"][1] == f"H00.01-{filed}-0001"


async def test_in_a_demonstration_nothing_enters_a_figure(serve, dialogue, reply, settings):
    report = Keep(kind="report_wrong", procedure="1.001193")
    dialogue.reply = lambda _: reply(outcome=Outcome.DOSSIER_SHOWN, keep=report)
    async with serve(demo=True) as client:
        for text in ("hồ sơ của tôi đến đâu rồi", "4 sao", "góp ý: dài quá"):
            told = await client.post("/api/chat", json={"session": "s", "text": text})
            assert told.status_code == 200
    path = settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as store:
        for table in ("bot_days", "visits", "visit_days", "ratings", "feedback"):
            counted = store.execute(f"select count(*) from {table}").fetchone()  # noqa: S608
            assert counted == (0,), table


def test_the_terminal_shows_the_code_and_an_address_that_a_phone_can_reach():
    everywhere = "0.0.0.0"  # noqa: S104  # not bound
    settings = BotSettings(host=everywhere, port=8000)
    assert everywhere not in address(settings)
    assert terminal_code(settings).rstrip().endswith(address(settings))
