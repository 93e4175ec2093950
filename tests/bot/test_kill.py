"""The gateway is killed under load, again and again: no message is lost, none asked twice.

``FAULT_KILLS`` says how often (20 in CI, 200 by ``make faults``), ``FAULT_SEED`` when.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import sqlite3
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.bot.fake_rasa import answered
from tests.fakes.serving import served
from tests.fakes.telegram import TOKEN, FakeTelegram, message

pytestmark = pytest.mark.anyio

KILLS = int(os.environ.get("FAULT_KILLS", "3"))
SEED = int(os.environ.get("FAULT_SEED", "6"))
SENDERS = 6
EVERY_S = 0.35  # slower than the calm pace at which one who writes much is answered
SECRET = "the-secret-of-the-webhook-in-tests-"
ROOT = Path(__file__).parents[2]


class RasaWithTracker:
    """Answers with what it heard, and writes each turn down as Rasa does, when it is over."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.turns: Counter[str] = Counter()
        self._lock = threading.Lock()
        with closing(sqlite3.connect(path)) as store, store:
            store.execute(
                "create table events (id integer primary key, sender_id, type_name, timestamp, "
                "intent_name, action_name, data)"
            )
        self.app = Starlette(
            routes=[
                Route("/webhooks/rest/webhook", self._webhook, methods=["POST"]),
                Route("/status", lambda _: JSONResponse({"model_file": "m"})),
            ]
        )

    async def _webhook(self, request: Request) -> Response:
        body = await request.json()
        said = body["message"]
        if said == "/session_start":
            return JSONResponse([])
        await asyncio.sleep(0.05)
        objects = answered(f"nghe: {said}")
        user = {"event": "user", "text": said, "metadata": body["metadata"]}
        bot = {"event": "bot", "text": None, "data": {"custom": objects[0]["custom"]}}
        with closing(sqlite3.connect(self.path, timeout=10)) as store, store:
            for event in (user, bot):
                row = (body["sender"], event["event"], time.time(), json.dumps(event))
                store.execute(
                    "insert into events (sender_id, type_name, timestamp, data) "
                    "values (?, ?, ?, ?)",
                    row,
                )
        self.turns[body["metadata"]["turn_id"]] += 1
        return JSONResponse(objects)


class Killed:
    """A gateway process that is started and killed."""

    def __init__(self, environment: dict[str, str], folder: Path, port: int) -> None:
        self._environment, self._folder = environment, folder
        self.url = f"http://127.0.0.1:{port}"
        self.process: asyncio.subprocess.Process | None = None

    async def start(self, client: httpx.AsyncClient) -> None:
        with (self._folder / "gateway.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "serve"),
                env=os.environ | self._environment | {"PYTHONPATH": str(ROOT)},
                cwd=self._folder,
                stderr=log,
                stdout=log,
            )
        async with asyncio.timeout(60):
            while not await self._answers(client):
                await asyncio.sleep(0.05)

    async def _answers(self, client: httpx.AsyncClient) -> bool:
        try:
            return (await client.get(f"{self.url}/healthz")).status_code == 200
        except httpx.HTTPError:
            return False

    async def end(self, how: signal.Signals) -> None:
        self.process.send_signal(how)
        await self.process.wait()


async def say(client: httpx.AsyncClient, url: str, update: dict, done: Callable[[], bool]) -> None:
    """Send ``update`` as Telegram does: again until it is acknowledged."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    while not done():
        try:
            response = await client.post(f"{url}/webhooks/telegram", json=update, headers=headers)
            if response.status_code == 200:
                return
        except httpx.HTTPError:
            pass
        await asyncio.sleep(0.1)


async def all_arrived(telegram: FakeTelegram, wanted: list[str], *, still_s: float = 60) -> None:
    """Return when all of ``wanted`` have come; give up when nothing new comes any more."""
    before, since = -1, time.monotonic()
    while missing := set(wanted) - set(telegram.texts):
        if len(telegram.texts) > before:
            before, since = len(telegram.texts), time.monotonic()
        assert time.monotonic() - since < still_s, f"{len(missing)} answers never came"
        await asyncio.sleep(0.2)


async def test_a_killed_gateway_loses_nothing_and_asks_nothing_twice(tmp_path):
    rasa, telegram = RasaWithTracker(tmp_path / "tracker.sqlite3"), FakeTelegram()
    chance, over = random.Random(SEED), asyncio.Event()  # noqa: S311  # a seed, no secret
    said: dict[int, list[str]] = {sender: [] for sender in range(1, SENDERS + 1)}
    with served(rasa.app) as rasa_url, served(telegram.app) as telegram_url:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        gateway = Killed(
            {
                "BOT_PORT": str(port),
                "BOT_RASA_URL": rasa_url,
                "BOT_TRACKER_STORE": str(rasa.path),
                "BOT_TELEGRAM_TOKEN": TOKEN,
                "BOT_TELEGRAM_SECRET": SECRET,
                "BOT_TELEGRAM_API_URL": telegram_url,
                "BOT_RATE_BURST": "100000",
                "BOT_RATE_PER_HOUR": "1000000",
                "BOT_LEASE_S": "2",
            },
            tmp_path,
            port,
        )

        async def talk(client: httpx.AsyncClient, sender: int) -> None:
            while not over.is_set():
                text = f"{sender}-{len(said[sender])}"
                update = message(sender * 100_000 + len(said[sender]), user=sender, text=text)
                said[sender].append(text)
                await say(client, gateway.url, update, lambda: False)
                await asyncio.sleep(EVERY_S)

        async with httpx.AsyncClient(trust_env=False, timeout=10.0) as client:
            await gateway.start(client)
            talking = [asyncio.create_task(talk(client, sender)) for sender in said]
            for _ in range(KILLS):
                await asyncio.sleep(chance.uniform(0.2, 1.5))
                await gateway.end(signal.SIGKILL)
                await gateway.start(client)
            over.set()
            await asyncio.gather(*talking)
            asked = [f"nghe: {text}" for texts in said.values() for text in texts]
            await all_arrived(telegram, asked)
            await gateway.end(signal.SIGTERM)
    assert set(rasa.turns.values()) == {1}, "a turn was put to Rasa twice"
    assert len(rasa.turns) == len(asked)
    arrived = Counter(telegram.texts)
    more_than_once = sum(number - 1 for number in arrived.values() if number > 1)
    notices = sum(number - 1 for text, number in arrived.items() if not text.startswith("nghe"))
    with closing(sqlite3.connect(tmp_path / "var" / "bot.sqlite3")) as store:
        counted = store.execute("select count(*) from outbox where unknown > 0").fetchone()[0]
    assert more_than_once - notices <= counted, "a part came twice and was not counted"
    assert counted <= KILLS * SENDERS
    for sender, texts in said.items():
        own = [
            text for text in dict.fromkeys(telegram.texts) if text.startswith(f"nghe: {sender}-")
        ]
        assert own == [f"nghe: {text}" for text in texts], "out of order"
