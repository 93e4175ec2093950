"""Citizens who go on asking whatever happens, and remember what became of each message."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.fakes.telegram import FakeTelegram, message

BAD = {"unavailable", "error"}
SORRY = ("Hiện tôi chưa lấy được câu trả lời", "Có trục trặc ở phía tôi")
GIVE_UP_S = 45.0  # a message that has no answer by then counts as lost
AGAIN_S = 1.0  # after which the page and the platform send the same again
PAUSE_S = 1.0
SECRET = "the-secret-of-the-webhook-in-tests-"


@dataclass
class Said:
    """One message; times of the monotonic clock.

    Attributes:
        acknowledged: When the service said that it has it; the web's answer says so too.
        sentence: When the citizen read something: an answer, or that the network is away.
        answered: When the service's own answer came.
    """

    who: str
    began: float
    acknowledged: float | None = None
    sentence: float | None = None
    answered: float | None = None
    bad: bool = False
    lost: bool = False


def questions(seed: int) -> list[str]:
    rows = Path("tests/evaluation/everyday.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(row)["turns"][0]["text"] for row in rows]
    random.Random(seed).shuffle(texts)  # noqa: S311  # a seed, no secret
    return texts


@dataclass
class Citizens:
    """All of them.

    Attributes:
        url: The proxy, the only way in.
        telegram: Where the answers to those on Telegram arrive, with the time of each.
    """

    url: str
    telegram: FakeTelegram
    seed: int
    said: list[Said] = field(default_factory=list)
    _updates: itertools.count[int] = field(default_factory=lambda: itertools.count(1000))
    _over: bool = False

    async def run(self, web: int, messenger: int) -> None:
        limits = httpx.Limits(max_keepalive_connections=0)  # each comes on its own
        async with httpx.AsyncClient(trust_env=False, timeout=20.0, limits=limits) as client:
            browsing = [self._browse(client, number) for number in range(web)]
            writing = [self._write(client, number + 1) for number in range(messenger)]
            await asyncio.gather(*browsing, *writing)

    def stop(self) -> None:
        self._over = True

    async def _browse(self, client: httpx.AsyncClient, number: int) -> None:
        """Ask as the web page does: the same again when the network fails."""
        session = uuid.uuid4().hex
        for text in itertools.cycle(questions(self.seed + number)):
            if self._over:
                return
            one = Said(f"web {number}", time.monotonic())
            self.said.append(one)
            body = {"session": session, "id": uuid.uuid4().hex, "text": text}
            while one.answered is None and not self._lost(one):
                answer = await self._post(client, body)
                one.sentence = one.sentence or time.monotonic()
                if answer is None:
                    await asyncio.sleep(AGAIN_S)
                else:
                    one.answered = one.acknowledged = time.monotonic()
                    one.bad = answer["outcome"] in BAD
            await asyncio.sleep(PAUSE_S)

    async def _post(self, client: httpx.AsyncClient, body: dict[str, str]) -> dict | None:
        try:
            response = await client.post(f"{self.url}/api/chat", json=body)
            answer = response.json()
        except (httpx.HTTPError, ValueError):
            return None
        return answer if answer.get("messages") else None

    async def _write(self, client: httpx.AsyncClient, user: int) -> None:
        """Write on Telegram, which sends an update again until it is taken."""
        texts = questions(self.seed + 100 + user)
        for text in itertools.cycle(texts):
            if self._over:
                return
            one, before = Said(f"telegram {user}", time.monotonic()), self._heard(user)
            self.said.append(one)
            update = message(next(self._updates), user=user, text=text)
            while one.acknowledged is None:
                if await self._deliver(client, update):
                    one.acknowledged = time.monotonic()
                else:
                    await asyncio.sleep(AGAIN_S)
            while len(self._heard(user)) == len(before) and not self._lost(one):
                await asyncio.sleep(0.05)
            if new := self._heard(user)[len(before) :]:
                one.sentence = one.answered = time.monotonic()
                one.bad = any(words in new[0] for words in SORRY)
            await asyncio.sleep(PAUSE_S)

    async def _deliver(self, client: httpx.AsyncClient, update: dict) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        try:
            response = await client.post(
                f"{self.url}/webhooks/telegram", json=update, headers=headers
            )
        except httpx.HTTPError:
            return False
        return response.status_code == 200

    def _heard(self, user: int) -> list[str]:
        return [one["plain"] for one in self.telegram.sent if one["chat_id"] == str(user)]

    def _lost(self, one: Said) -> bool:
        since = one.acknowledged or one.began
        one.lost = time.monotonic() - since > GIVE_UP_S
        return one.lost

    def since(self, began: float, which: Callable[[Said], bool] = lambda _: True) -> list[Said]:
        """Return what was said after ``began``, or was not answered then."""
        return [one for one in self.said if (one.answered or began) >= began and which(one)]
