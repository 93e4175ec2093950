"""Officers' pages in front of a real gateway, whose channels are stand-ins."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from bot.app import create_app
from bot.settings import BotSettings
from bot.wire import Answer, Message, Outcome, Reply
from dossiers.gateway import GatewayAddress
from staff.gateway import Gateway
from staff.roles import Account, Role
from tests.bot.fakes import FakeDialogue, echo
from tests.fakes.serving import served
from tests.fakes.telegram import TOKEN, FakeTelegram, message, press
from tests.fakes.zalo_oa import FakeZaloOa, said
from tests.staff.conftest import PASSWORD

KEY = "an invented secret of 32 letters"
SECRET = "the-secret-of-the-webhook-in-tests-"
ALWAYS = '{days: [mon, tue, wed, thu, fri, sat, sun], opens: "00:00", closes: "23:59:59"}'
UNITS = f"""
units:
  - id: phuong-1
    name: Phường Một
    inbox: {{answer_within_min: 30, hours: [{ALWAYS}]}}
    zalo_oa: {{oa_id: "1001", refresh_token: refresh-0}}
  - id: phuong-2
    name: Phường Hai
    inbox: {{answer_within_min: 30, hours: [{ALWAYS}]}}
"""


def person(text: str) -> Reply:
    if text != "gặp cán bộ":
        return echo(text)
    told = (Message(text="Anh/chị gặp cán bộ ở Trung tâm."),)
    return Reply(answer=Answer(messages=told, outcome=Outcome.HANDED_OVER, intent="ask_human"))


@dataclass
class Town:
    """The gateway, and citizens on three channels."""

    url: str
    telegram: FakeTelegram
    zalo: FakeZaloOa
    count: int = 0
    clock: Callable[[], float] = time.time

    def now(self) -> float:
        return self.clock()

    def telegram_says(self, **more: object) -> None:
        self.count += 1
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        update = message(self.count, **more)
        assert httpx.post(f"{self.url}/webhooks/telegram", json=update, headers=headers).is_success

    def telegram_presses(self, title: str) -> None:
        self.count += 1
        (button,) = [b for b in self.telegram.keyboard(-1) if b["text"] == title]
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        update = press(self.count, button["callback_data"])
        assert httpx.post(f"{self.url}/webhooks/telegram", json=update, headers=headers).is_success

    def zalo_says(self, text: str) -> None:
        self.count += 1
        more = {"text": text, "msg_id": f"m{self.count}"}
        body = said("user_send_text", "u", "1001", "360", message=more)
        raw = json.dumps(body, ensure_ascii=False).encode()
        self.zalo.heard("1001", "u")
        headers = self.zalo.sign(raw, body["timestamp"])
        assert httpx.post(f"{self.url}/webhooks/zalo_oa", content=raw, headers=headers).is_success

    def zalo_presses(self, title: str) -> None:
        buttons = self.zalo.sent[-1][2]["attachment"]["payload"]["buttons"]
        (button,) = [b for b in buttons if b["title"] == title]
        self.zalo_says(button["payload"])

    def web(self, session: str, **what: str) -> dict:
        self.count += 1
        body = {"session": session, "id": f"w{self.count}", "unit": "phuong-1"} | what
        answer: dict = httpx.post(f"{self.url}/api/chat", json=body).json()
        return answer

    def web_is_handed_over(self, session: str, words: str, unit: str = "phuong-1") -> None:
        ask = "/handover" + json.dumps({"do": "ask", "unit": unit})
        assert self.web(session, press=ask)["outcome"] == "handed_over"
        self.web(session, text=words)

    @property
    def zalo_texts(self) -> list[str]:
        return [sent["text"] for _, _, sent in self.zalo.sent]


def until(true: Callable[[], object], for_s: float = 30.0) -> None:
    """Wait until something is so."""
    ends = time.monotonic() + for_s
    while not true():
        assert time.monotonic() < ends, "it did not become so"
        time.sleep(0.05)


@pytest.fixture
def staff_port() -> int:
    """A port that was free just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def town(tmp_path: Path, staff_port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "units.yml").write_text(UNITS, encoding="utf-8")
    telegram, zalo = FakeTelegram(), FakeZaloOa()
    zalo.grant("1001", "refresh-0")
    with served(telegram.app) as at, served(zalo.app) as zalo_at:
        settings = BotSettings(
            database_url=f"sqlite:///{tmp_path}/bot.sqlite3",
            keys_dir=tmp_path / "keys",
            tracker_store=str(tmp_path / "tracker.sqlite3"),
            turn_log=str(tmp_path / "turns.jsonl"),
            internal_secret=KEY,
            units_file=tmp_path / "units.yml",
            telegram_token=TOKEN,
            telegram_secret=SECRET,
            telegram_api_url=at,
            zalo_oa_app_id="360",
            zalo_oa_secret="OA_SECRET",
            zalo_oa_app_secret="APP_SECRET",
            zalo_oa_api_url=zalo_at,
            zalo_oa_oauth_url=zalo_at,
            staff_url=f"http://127.0.0.1:{staff_port}",
        )
        town = Town("", telegram, zalo)
        app = create_app(settings, dialogue=FakeDialogue(person), clock=town.now)
        with served(app, timeout_graceful_shutdown=1) as town.url:
            yield town


@pytest.fixture
def gateway(town: Town) -> Iterator[Callable[[], Gateway]]:
    with httpx.Client(base_url=town.url) as client:
        known = Gateway(GatewayAddress(internal_secret=KEY), client)
        yield lambda: known


@pytest.fixture
def officers(app) -> None:
    """Accounts besides those of each role: a second officer, and one of another unit."""
    accounts = app.state.services.accounts
    for name, unit in (("binh", "phuong-1"), ("khach", "phuong-2")):
        accounts.add(Account(0, name, name.title(), Role.OFFICER, unit), PASSWORD, 0.0)
