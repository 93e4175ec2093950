"""Two watchers are killed again and again while dossiers change: no notice is lost or doubled.

``FAULT_KILLS`` says how often, ``FAULT_SEED`` when. The gateway is the real one, up to the
messenger that would speak with a platform.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from sqlalchemy import text

from bot.app import create_app
from bot.database import transaction
from bot.delivery.letters import Address
from bot.followers import note_address
from bot.keys import Pseudonyms
from bot.news import board
from bot.sealing import seal_of
from bot.settings import BotSettings
from dossiers.notices.followings import Followings
from dossiers.notices.news import Told
from dossiers.states import State
from tests.bot.delivery.fakes import FakeMessenger
from tests.bot.fakes import FakeDialogue
from tests.dossiers.conftest import KEY, ROW, a_code, at
from tests.fakes.serving import served

KILLS = int(os.environ.get("FAULT_KILLS", "6"))
SEED = int(os.environ.get("FAULT_SEED", "7"))
ROOT = Path(__file__).parents[2]
FOLLOWERS = 4
CODES = [f"H56.14-261120-{number:04}" for number in range(1, FOLLOWERS + 1)]
CHANGES = (6, 4, 9)  # from state 4 on
SAYS = {6: "nộp tiền", 4: "được giải quyết", 5: "bổ sung giấy tờ", 9: "chờ trả kết quả"}
DAYTIME = at(2026, 11, 23, 10, 0).timestamp()


class Watchers:
    """Two processes that watch."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._environment = os.environ | environment | {"PYTHONPATH": str(ROOT)}
        self._folder = folder
        self._running = [self._start(), self._start()]

    def _start(self) -> subprocess.Popen:
        command = [sys.executable, "-m", "dossiers", "watch"]
        with (self._folder / "watch.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603  # ours
                command, env=self._environment, cwd=self._folder, stdout=log, stderr=log
            )

    def kill(self, which: int) -> None:
        self._running[which].kill()
        self._running[which].wait()
        self._running[which] = self._start()

    def end(self) -> None:
        for process in self._running:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        for process in self._running:
            process.wait(timeout=20)


def gateway_settings(folder: Path) -> BotSettings:
    return BotSettings(
        database_url=f"sqlite:///{folder}/bot.sqlite3",
        keys_dir=folder / "keys",
        tracker_store=str(folder / "tracker.sqlite3"),
        turn_log=str(folder / "turns.jsonl"),
        internal_secret="k" * 32,
    )


def follow(app, engine, settings: BotSettings) -> None:
    """Let each code be followed by a citizen of its own, whom the gateway can reach."""
    store, seal = app.state.office._post.engine, seal_of(settings)
    told = Told(State.PROCESSING, None, None, date(2026, 11, 23))
    for number, code in enumerate(CODES):
        sender = Pseudonyms("p" * 32).of_sender("fake", str(number))
        with transaction(store) as connection:
            board.follow(connection, sender, "fake", DAYTIME)
            address = Address(to=code, account="a").model_dump_json()
            note_address(connection, sender, seal.shut(address))
        Followings(engine).add(sender, a_code(code), "fake", told, [], DAYTIME)


def until(true: Callable[[], bool], for_s: float = 40.0) -> None:
    end = time.monotonic() + for_s
    while not true() and time.monotonic() < end:
        time.sleep(0.05)


def state_of(text: str) -> int:
    title = re.search(r"trạng thái: \*?\*?(.*?)\*?\*? \(trước đó", text)
    assert title is not None, text
    return next(state for state, words in SAYS.items() if words in title[1])


def test_killed_watchers_lose_and_double_no_notice(tmp_path, database_url, engine, office):
    chance = random.Random(SEED)  # noqa: S311  # a seed, no secret
    settings, messenger = gateway_settings(tmp_path), FakeMessenger()
    messenger.form = messenger.form.__class__(limit=4000, most_buttons=5, title_limit=60)
    app = create_app(
        settings, dialogue=FakeDialogue(), clock=lambda: DAYTIME, messengers=[messenger]
    )
    pusher = app.state.office.pusher
    object.__setattr__(pusher, "look_s", 0.05)
    rows = [
        ROW.replace("H56.14-261120-0021", code).replace("Lệ phí bản sao", "") for code in CODES
    ]
    office.export(*(row.replace(",6,", ",4,") for row in rows))
    with served(app) as url:
        follow(app, engine, settings)
        watchers = Watchers(
            {
                "DOSSIERS_DATABASE_URL": database_url,
                "DOSSIERS_KEY": KEY.decode(),
                "DOSSIERS_GATEWAY_URL": url,
                "DOSSIERS_WATCH_EVERY_S": "0.05",
                "BOT_INTERNAL_SECRET": "k" * 32,
            },
            tmp_path,
        )
        try:
            for change, state in enumerate(CHANGES, start=1):
                office.export(*(row.replace(",6,", f",{state},") for row in rows))
                for _ in range(-(-KILLS // len(CHANGES))):
                    time.sleep(chance.uniform(0.0, 0.9))
                    watchers.kill(chance.randrange(2))
                until(lambda wanted=change: _recorded(engine) >= wanted * FOLLOWERS)
            until(lambda: len(messenger.sent) >= len(CHANGES) * FOLLOWERS)
            time.sleep(0.5)
        finally:
            watchers.end()
    told = Counter((to, state_of(text)) for to, text in messenger.sent)
    wanted = Counter((code, state) for code in CODES for state in CHANGES)
    assert told == wanted, (tmp_path / "watch.log").read_text()[-2000:]


def _recorded(engine) -> int:

    with engine.connect() as connection:
        return connection.execute(text("select sum(seq) from followings")).scalar_one() or 0
