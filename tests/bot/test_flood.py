"""One who floods does not slow others, and everybody is acknowledged soon."""

from __future__ import annotations

import asyncio
import statistics
import time

import httpx
import pytest

from bot.app import create_app
from tests.bot.conftest import _Client
from tests.bot.delivery.fakes import FakeMessenger, arrival
from tests.bot.fakes import DOWN, FakeDialogue
from tests.fakes.zalo_oa import FakeZaloOa, said

pytestmark = pytest.mark.anyio

CALM, EACH, EVERY_S = 50, 2, 1.0
FLOOD_PER_S = 200
TRIES = 3  # whatever else the machine does comes between once, not each time


def p95(numbers: list[float]) -> float:
    return statistics.quantiles(numbers, n=20)[-1]


async def waits_of_calm_senders(settings, *, flooded: bool) -> list[float]:
    """Return the seconds from acceptance to arrival of the calm senders' messages."""
    dialogue, messenger = FakeDialogue(), FakeMessenger()
    dialogue.delay_s = 0.02
    began: dict[str, float] = {}
    waits: list[float] = []

    async def arrived(part) -> None:
        name = part.text.removeprefix("nghe: ")
        if name in began:
            waits.append(time.perf_counter() - began[name])

    messenger.on_send = arrived
    messenger.form = messenger.form.__class__(limit=2000, most_buttons=2, title_limit=20)
    app = create_app(settings, dialogue=dialogue, messengers=[messenger])
    accept = app.state.office.intake.accept

    async def calm(number: int) -> None:
        await asyncio.sleep(EVERY_S * number / CALM)
        for turn in range(EACH):
            name = f"{number} {turn}"
            began[name] = time.perf_counter()
            await accept([arrival(name, sender=f"calm {number}")])
            await asyncio.sleep(EVERY_S)

    async def flood() -> None:
        number = 0
        while True:
            number += 1
            await accept([arrival(f"flood {number}", sender="flood")])
            await asyncio.sleep(1 / FLOOD_PER_S)

    async with _Client(app):
        flooding = asyncio.create_task(flood() if flooded else asyncio.sleep(0))
        await asyncio.gather(*map(calm, range(CALM)))
        async with asyncio.timeout(20):
            while len(waits) < CALM * EACH:
                await asyncio.sleep(0.02)
        flooding.cancel()
        await asyncio.gather(flooding, return_exceptions=True)
    return waits


async def test_a_flood_of_200_a_second_does_not_slow_50_calm_senders(settings, tmp_path):
    seen = []
    for attempt in range(TRIES):
        urls = [f"sqlite:///{tmp_path}/{attempt}-{name}.sqlite3" for name in ("calm", "flooded")]
        told = [settings.model_copy(update={"database_url": url}) for url in urls]
        calm = p95(await waits_of_calm_senders(told[0], flooded=False))
        flooded = p95(await waits_of_calm_senders(told[1], flooded=True))
        seen.append(f"p95 calm {calm * 1000:.0f} ms, flooded {flooded * 1000:.0f} ms")
        print(seen[-1])  # noqa: T201
        if flooded < 2 * max(calm, 0.1):  # under 0.1 s it is the machine that is measured
            return
    pytest.fail(f"calm senders were slowed each time: {seen}")


async def test_webhooks_are_acknowledged_in_200_ms_with_rasa_stopped(settings, clock):
    zalo, dialogue = FakeZaloOa(), FakeDialogue()
    dialogue.error = DOWN
    own = {"zalo_oa_app_id": "360", "zalo_oa_secret": "OA_SECRET"}
    own |= {"zalo_oa_api_url": "http://127.0.0.1:9", "zalo_oa_oauth_url": "http://127.0.0.1:9"}
    told = type(settings)(**(settings.model_dump() | own))
    took: list[float] = []

    async def push(client: httpx.AsyncClient, number: int) -> None:
        message = {"text": "phí", "msg_id": f"m{number}"}
        body = said("user_send_text", f"u{number % 20}", "oa", "360", message=message)
        began = time.perf_counter()
        assert await zalo.push(client, "/webhooks/zalo_oa", body) == 1
        took.append(time.perf_counter() - began)

    async with _Client(create_app(told, dialogue=dialogue, clock=clock)) as client:
        for number in range(100):
            await push(client, number)
    half, p99 = statistics.median(took), statistics.quantiles(took, n=100)[-1]
    print(f"acknowledged: p50 {half * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms")  # noqa: T201
    assert half < 0.1  # the p99 of 200 ms is for a machine that does nothing else
