"""A conversation keeps to one Rasa while that lives, and goes on with another when it does not."""

from __future__ import annotations

import asyncio
from collections import Counter

import httpx
import pytest

from bot.dialogue import RasaDialogue
from bot.errors import DialogueUnavailable
from bot.replicas import AVOID_S, LOOK_AGAIN_S, READ_AGAIN_S, Replicas, ranked
from tests.bot.fake_rasa import answered
from tests.bot.fakes import Clock

pytestmark = pytest.mark.anyio

URLS = ["http://a:5005", "http://b:5005", "http://c:5005"]
SENDERS = [f"web:{number}" for number in range(300)]


class Rasas:
    """Three Rasas, some of them away, or broken after they took a message in."""

    def __init__(self) -> None:
        self.away: set[str] = set()
        self.broken: set[str] = set()
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        if host in self.away:
            raise httpx.ConnectError("away")
        self.asked.append(host)
        if host in self.broken:
            raise httpx.ReadError("cut off")
        return httpx.Response(200, json=answered("vâng"))


@pytest.fixture
def rasas() -> Rasas:
    return Rasas()


@pytest.fixture
async def dialogue(rasas):
    async with httpx.AsyncClient(transport=httpx.MockTransport(rasas)) as client:
        yield RasaDialogue(client, replicas=Replicas(",".join(URLS), clock=Clock(0.0)))


async def test_a_conversation_keeps_to_one_rasa(dialogue, rasas):
    for _ in range(5):
        await dialogue.respond("web:1", "xin chào", {})
    assert len(set(rasas.asked)) == 1


def test_conversations_are_spread_evenly():
    shares = Counter(ranked(sender, URLS)[0] for sender in SENDERS)
    assert min(shares.values()) > 70


def test_when_one_dies_only_its_own_conversations_move():
    before = {sender: ranked(sender, URLS)[0] for sender in SENDERS}
    after = {sender: ranked(sender, URLS[:2])[0] for sender in SENDERS}
    assert all(after[s] == before[s] for s in SENDERS if before[s] != URLS[2])


async def test_a_rasa_that_cannot_be_reached_is_replaced_in_the_same_turn(dialogue, rasas):
    await dialogue.respond("web:1", "xin chào", {})
    rasas.away = {rasas.asked[0]}
    await dialogue.respond("web:1", "xin chào", {})
    assert rasas.asked[1] != rasas.asked[0]


async def test_a_message_that_a_rasa_may_have_taken_in_is_put_to_no_other(dialogue, rasas):
    rasas.broken = {"a", "b", "c"}
    with pytest.raises(DialogueUnavailable) as failed:
        await dialogue.respond("web:1", "xin chào", {})
    assert (failed.value.reached, len(rasas.asked)) == (True, 1)


async def test_a_rasa_that_was_away_has_its_conversations_again_later():
    clock = Clock(0.0)
    replicas = Replicas(",".join(URLS), clock=clock)
    first = (await replicas.of("web:1"))[0]
    replicas.avoid(first)
    assert (await replicas.of("web:1"))[-1] == first
    clock.now += AVOID_S + 1
    assert (await replicas.of("web:1"))[0] == first


async def test_a_name_that_stands_for_several_is_looked_up_again():
    clock, known = Clock(0.0), ["10.0.0.1"]
    replicas = Replicas("http://rasa:5005", discover=True, lookup=lambda *_: known, clock=clock)
    assert await replicas.of("web:1") == ["http://10.0.0.1:5005"]
    known.append("10.0.0.2")
    clock.now += LOOK_AGAIN_S + 1
    assert sorted(await replicas.of("web:1")) == ["http://10.0.0.1:5005", "http://10.0.0.2:5005"]


async def test_a_file_of_addresses_is_read_again_and_wins_while_it_says_something(tmp_path):
    clock, file = Clock(0.0), tmp_path / "rasas"
    replicas = Replicas("http://old:5005", file=file, clock=clock)
    assert await replicas.of("web:1") == ["http://old:5005"]
    file.write_text("http://new:5005/\n")
    assert await replicas.of("web:1") == ["http://old:5005"]
    clock.now += READ_AGAIN_S + 0.1
    assert await replicas.of("web:1") == ["http://new:5005"]
    file.write_text("")
    clock.now += READ_AGAIN_S + 0.1
    assert await replicas.of("web:1") == ["http://new:5005"]


async def test_a_rasa_that_takes_too_long_is_asked_last_for_a_while(monkeypatch):
    monkeypatch.setattr("bot.dialogue.SLOW_S", 0.01)
    asked: list[str] = []

    async def answers(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        await asyncio.sleep(0.1 if len(asked) == 1 else 0)
        return httpx.Response(200, json=answered("vâng"))

    async with httpx.AsyncClient(transport=httpx.MockTransport(answers)) as client:
        dialogue = RasaDialogue(client, replicas=Replicas(",".join(URLS), clock=Clock(0.0)))
        await dialogue.respond("web:1", "xin chào", {})
        await dialogue.respond("web:1", "xin chào", {})
    assert asked[0] != asked[1]
