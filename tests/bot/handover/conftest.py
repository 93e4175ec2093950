"""A gateway of two units with inboxes, and officers who speak its internal interface."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from bot.app import create_app
from bot.handover.hours import VIETNAM
from bot.settings import BotSettings
from bot.wire import Answer, Message, Outcome, Reply
from tests.bot.conftest import TRIAL_KEY, _Client
from tests.bot.delivery.fakes import FakeMessenger, arrival
from tests.bot.fakes import Clock, FakeDialogue, echo
from tests.bot.waiting import enough

HEADERS = {"X-Internal-Secret": TRIAL_KEY}
UNITS = """
units:
  - id: xa-mau
    name: UBND xã Mẫu
    inbox: &hours
      answer_within_min: 60
      closed: [2026-12-01]
      hours:
        - {days: [mon, tue, wed, thu, fri], opens: "07:30", closes: "11:30"}
        - {days: [mon, tue, wed, thu, fri], opens: "13:30", closes: "17:00"}
  - id: xa-khac
    name: UBND xã Khác
    inbox: *hours
  - id: xa-kin
    name: UBND xã Kín
"""


def at(day: int, hour: int, minute: int = 0) -> float:
    """Return a time of November 2026 in Vietnam; the 30th is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM).timestamp()


MONDAY = at(30, 9)


def person(message: str) -> Reply:
    """Name people who help when one wants an officer, complains, or calls for help."""
    intents = {
        "gặp cán bộ": "ask_human",
        "cán bộ đòi tiền": "complain_officer",
        "cứu với": "emergency",
    }
    if message not in intents:
        return echo(message)
    told = (Message(text=f"nơi giúp: {message}"),)
    answer = Answer(messages=told, outcome=Outcome.HANDED_OVER, intent=intents[message])
    return Reply(answer=answer)


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, settings: BotSettings, tmp_path: Path) -> BotSettings:
    """Settings of each database, with units that have inboxes."""
    units = tmp_path / "units.yml"
    units.write_text(UNITS, encoding="utf-8")
    changes: dict[str, object] = {"units_file": units}
    if request.param == "postgres":
        changes["database_url"] = request.getfixturevalue("postgres_url")
    return settings.model_copy(update=changes)


@pytest.fixture
def clock() -> Clock:
    return Clock(MONDAY)


@pytest.fixture
def dialogue() -> FakeDialogue:
    return FakeDialogue(person)


class Officer:
    """An account, as the officers' pages show it to the gateway."""

    def __init__(self, client: httpx.AsyncClient, name: str, unit: str | None, *, leads=False):
        self.client = client
        self.who = {"name": name, "display": name.title(), "unit": unit, "leads": leads}
        self.params = {} if unit is None else {"unit": unit}
        self.count = 0

    async def queue(self) -> list[dict]:
        answer = await self.client.get("/internal/inbox", params=self.params, headers=HEADERS)
        return answer.json()["threads"]

    async def thread(self, id_: int) -> dict:
        path = f"/internal/inbox/threads/{id_}"
        return (await self.client.get(path, params=self.params, headers=HEADERS)).json()

    async def does(self, what: str, id_: int, **more: str) -> tuple[int, dict]:
        path = f"/internal/inbox/threads/{id_}/{what}"
        answer = await self.client.post(path, json=self.who | more, headers=HEADERS)
        return answer.status_code, answer.json()

    async def says(self, id_: int, text: str, key: str = "") -> tuple[int, dict]:
        self.count += 1
        return await self.does("answer", id_, text=text, key=key or f"the-key-{self.count}")


class Citizen:
    """Somebody on the web."""

    def __init__(self, client: httpx.AsyncClient, session: str, unit: str | None = "xa-mau"):
        self.client, self.session, self.unit = client, session, unit
        self.answer: dict = {}
        self.count = 0

    async def says(self, text: str, id_: str = "") -> list[str]:
        return await self._sends({"text": text}, id_)

    async def presses(self, title: str) -> list[str]:
        found = [b for m in self.answer["messages"] for b in m["buttons"] if b["title"] == title]
        return await self._sends({"press": found[0]["payload"]}, "")

    async def is_handed_over(self, words: str = "") -> list[str]:
        """Ask for an officer and press the button; say ``words`` then."""
        await self.says("gặp cán bộ")
        told = await self.presses("Chuyển cho cán bộ")
        return await self.says(words) if words else told

    async def hears(self, after: int = 0) -> tuple[str, list[str]]:
        body = {"session": self.session, "after": after}
        told = (await self.client.post("/api/thread", json=body)).json()
        return told["state"], [one["text"] for one in told["messages"]]

    async def _sends(self, what: dict, id_: str) -> list[str]:
        self.count += 1
        body = {"session": self.session, "id": id_ or str(self.count)} | what
        body |= {"unit": self.unit} if self.unit else {}
        self.answer = (await self.client.post("/api/chat", json=body)).json()
        return [message["text"] for message in self.answer["messages"]]


class World:
    """One gateway and whoever speaks with it."""

    def __init__(self, app, client: httpx.AsyncClient, messenger: FakeMessenger) -> None:
        self.app, self.client, self.messenger = app, client, messenger
        self.lan = Officer(client, "lan", "xa-mau")
        self.minh = Officer(client, "minh", "xa-mau")
        self.head = Officer(client, "head", "xa-mau", leads=True)
        self.other = Officer(client, "other", "xa-khac")
        self.admin = Officer(client, "admin", None, leads=True)

    def citizen(self, session: str = "s", unit: str | None = "xa-mau") -> Citizen:
        return Citizen(self.client, session, unit)

    async def message(self, text: str | None, answers: int = 1, **more: object) -> None:
        """Send a message over the messenger, and wait for so many answers."""
        before = len(self.messenger.sent)
        await self.app.state.office.intake.accept([arrival(text, **more)])
        await enough(self.messenger.sent, before + answers)

    async def key_of(self, title: str) -> str:
        """Return the key of the newest button of that title."""
        buttons = [b for part in self.messenger.parts for b in part.buttons if b.title == title]
        return buttons[-1].key


@pytest.fixture
def messenger() -> FakeMessenger:
    return FakeMessenger()


@pytest.fixture
async def world(settings, dialogue, clock, messenger) -> AsyncIterator[World]:
    app = create_app(settings, dialogue=dialogue, clock=clock, messengers=[messenger])
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(_Client(app))
        yield World(app, client, messenger)
