"""What of hand-overs is kept, how, and how long."""

from __future__ import annotations

import asyncio
import json

import pytest
from sqlalchemy import select, text

from bot.erasure import Erasure
from bot.errors import Unreachable
from bot.handover.keeping import SILENT_S
from bot.handover.reading import Reading
from bot.handover.tables import HANDOVER_WORDS, HANDOVERS
from bot.handover.watching import Watcher
from bot.store import Store
from bot.switches import Switches
from bot.trackers import Trackers
from tests.bot.handover.conftest import HEADERS, at
from tests.bot.handover.test_handing_over import settled

pytestmark = pytest.mark.anyio
DAY_S = 24 * 3600.0


def engine_of(world):
    return world.app.state.office._post.engine


def rows(world, table) -> list[dict]:
    with engine_of(world).connect() as connection:
        return [
            dict(row._mapping) for row in connection.execute(select(table).order_by(table.c.id))
        ]


async def test_nothing_that_was_said_can_be_read_in_the_database(world, clock):
    clock.now = at(30, 18)
    an = world.citizen()
    await an.is_handed_over()
    await an.presses("Để lại số điện thoại")
    await an.says("0912345678")
    await an.says("tên bí mật")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    await world.lan.says(thread["id"], "trả lời bí mật")
    with engine_of(world).connect() as connection:
        for table in ("handovers", "handover_words", "outbox", "inbox"):
            kept = str(connection.execute(text(f"select * from {table}")).all())  # noqa: S608
            assert "bí mật" not in kept
            assert "0912345678" not in kept


async def test_xoa_deletes_it_while_an_officer_has_it(world, clock, settings):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    store = Store(engine_of(world))
    (row,) = rows(world, HANDOVERS)
    store.forget(row["sender"], clock())
    assert (rows(world, HANDOVERS), rows(world, HANDOVER_WORDS)) == ([], [])
    assert (await world.lan.says(thread["id"], "Dạ"))[0] == 404
    assert await an.hears() == ("bot", [])


async def test_the_wish_to_be_forgotten_reaches_the_bot_past_the_officer(world, dialogue):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    assert await an.says("xóa dữ liệu") == ["nghe: xóa dữ liệu"]
    assert dialogue.messages[-1] == "xóa dữ liệu"


async def test_it_is_deleted_when_it_is_older_than_the_rule(world, clock, settings):
    an = world.citizen()
    await an.is_handed_over("hỏi")
    await an.says("quay lại trợ lý")
    erasure = Erasure(Store(engine_of(world)), Trackers.at(settings.tracker_store))
    for days, left in ((29, 1), (31, 0)):
        erasure.sweep(clock() + days * DAY_S, retention_s=30 * DAY_S)
        assert len(rows(world, HANDOVERS)) == left
    assert rows(world, HANDOVER_WORDS) == []


async def test_an_answered_conversation_in_which_nobody_speaks_is_the_bots_again(
    world, clock, settings
):
    an, waits = world.citizen("an"), world.citizen("waits")
    await an.is_handed_over("hỏi")
    await waits.is_handed_over("chờ")
    first, _ = await world.lan.queue()
    await world.lan.does("claim", first["id"])
    await world.lan.says(first["id"], "Dạ.")
    Store(engine_of(world)).sweep(clock() + SILENT_S + 1, retention_s=30 * DAY_S)
    assert [(row["state"], row["ended"]) for row in rows(world, HANDOVERS)] == [
        ("closed", "silent"),
        ("waiting", None),
    ]


async def over_the_messenger(world) -> int:
    await world.message("gặp cán bộ", 3, unit="xa-mau")
    key = await world.key_of("Chuyển cho cán bộ")
    await world.message(None, key=key, id_="press", unit="xa-mau")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    await settled(world.messenger.sent)
    return thread["id"]


async def test_what_cannot_be_sent_is_told_when_the_citizen_writes_again(world, messenger):
    id_ = await over_the_messenger(world)
    messenger.failures = [Unreachable("the window is over")]
    await world.lan.says(id_, "Giấy đã xong.")
    await settled(messenger.sent)
    assert not any("Giấy đã xong." in one for one in messenger.texts)
    assert (await world.lan.thread(id_))["words"][-1]["state"] == "held"
    await world.message("em đây")
    assert messenger.texts[-1].endswith("Giấy đã xong.")
    assert (await world.lan.thread(id_))["words"][-2]["state"] == "told"


async def test_on_a_channel_that_is_switched_off_nothing_is_pushed(world, messenger):
    id_ = await over_the_messenger(world)
    Switches(engine_of(world)).off("fake", 0.0, why="thử")
    sent = len(messenger.sent)
    await world.lan.says(id_, "Giấy đã xong.")
    await asyncio.sleep(0.3)
    assert len(messenger.sent) == sent
    assert (await world.lan.thread(id_))["words"][-1]["state"] == "held"


@pytest.mark.parametrize("headers", [{}, {"X-Internal-Secret": "x" * 32}])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("GET", "/units"),
        ("GET", "/events"),
        ("GET", "/threads/1"),
        ("POST", "/threads/1/claim"),
        ("POST", "/threads/1/answer"),
        ("POST", "/threads/1/pass"),
        ("POST", "/threads/1/end"),
        ("POST", "/threads/1/contact"),
    ],
)
async def test_nobody_else_reads_or_acts(client, method, path, headers):
    answer = await client.request(method, "/internal/inbox" + path, json={}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"unit": "x' OR '1'='1"},
        {"text": ""},
        {"text": "x" * 3001},
        {"key": "short"},
        {"more": 1},
        {"unit": 5},
    ],
)
async def test_an_act_that_is_not_of_its_form_is_refused(world, change):
    body = {"name": "lan", "display": "", "unit": "xa-mau", "text": "Dạ", "key": "k" * 12}
    path = "/internal/inbox/threads/1/answer"
    answer = await world.client.post(path, json=body | change, headers=HEADERS)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"session": 1}', '{"session": "s", "after": -1}', "\ud800"]
)
async def test_a_page_that_asks_wrongly_gets_no_words(world, body):
    raw = body.encode("utf-8", errors="surrogatepass")
    assert (await world.client.post("/api/thread", content=raw)).status_code == 400


async def test_one_who_asks_too_often_waits(world):
    body = {"session": "s", "after": 0}
    found = [(await world.client.post("/api/thread", json=body)).status_code for _ in range(31)]
    assert (found[0], found[-1]) == (200, 429)


async def test_another_session_reads_nothing_of_it(world):
    an = world.citizen("an")
    await an.is_handed_over("hỏi")
    (thread,) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    assert await world.citizen("stranger").hears() == ("bot", [])


async def test_who_looks_on_hears_of_changes_in_the_own_unit_and_no_words(world):
    async def events(unit: str, most: int) -> list[str]:
        reading = Reading(engine_of(world), None, None)
        watcher = Watcher(reading.marks, look_s=0.05, longest_s=1.0)
        found = []
        async for event in watcher.events(unit):
            found.append(event)
            if len(found) == most:
                break
        return found

    async def acts() -> None:
        await asyncio.sleep(0.2)
        await world.citizen().is_handed_over("bí mật")

    mine, others, _ = await asyncio.gather(events("xa-mau", 2), events("xa-khac", 2), acts())
    assert mine == ["event: inbox\ndata: changed\n\n"] * 2
    assert others == ["event: inbox\ndata: changed\n\n"]
    assert "bí mật" not in json.dumps(mine)


async def test_prometheus_reads_what_waits_and_what_is_late(world, clock):
    await world.citizen("a").is_handed_over("hỏi")
    await world.citizen("b").is_handed_over("hỏi")
    (thread, _) = await world.lan.queue()
    await world.lan.does("claim", thread["id"])
    clock.now += 3601
    told = (await world.client.get("/metrics")).text
    assert 'motcua_handovers{state="waiting",unit="xa-mau"} 1.0' in told
    assert 'motcua_handovers{state="officer",unit="xa-mau"} 1.0' in told
    assert 'motcua_handovers_late{unit="xa-mau"} 2.0' in told
