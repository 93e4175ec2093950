"""The province of the trials: two gateways and two Rasas behind the proxy, one of all else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from bot.news.quiet import VIETNAM
from scripts.province import Province
from scripts.province_started import started
from scripts.supervised import Program, Supervisor
from tests.dossiers.conftest import KEY
from tests.fakes.serving import served
from tests.fakes.telegram import TOKEN, FakeTelegram
from tests.faults.citizens import SECRET
from tests.faults.followers import Followers
from tests.faults.network import HUB, Network

KEYS = {
    "BOT_INTERNAL_SECRET": "i" * 32,
    "BOT_PSEUDONYM_KEY": "p" * 32,
    "BOT_STORE_KEY": "s" * 32,
    "DOSSIERS_KEY": KEY.decode(),
    "STAFF_KEY": "t" * 32,
}
PROXY = f"http://{HUB}:8080"
TELEGRAM_PORT = 8990


@dataclass(frozen=True)
class Stage:
    """What the trials act upon."""

    province: Province
    supervisor: Supervisor
    network: Network
    telegram: FakeTelegram
    followers: Followers
    folder: Path

    def healthy(self, name: str) -> bool:
        return gives_200(self.province.health[name])


class ProvinceBehindProxy(Province):
    """With the proxy of ``docker/Caddyfile`` in front."""

    def programs(self) -> list[Program]:
        told = {
            "MOTCUA_HOST": PROXY,
            "MOTCUA_STAFF_HOST": f"http://{HUB}:8081",
            "XDG_CONFIG_HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder),
        }
        command = ["caddy", "run", "--adapter", "caddyfile", "--config", self._caddyfile()]
        return [*super().programs(), Program("proxy", command, told, starts_at_once=False)]

    def _caddyfile(self) -> str:
        """Write the proxy's configuration, its names replaced by addresses."""
        told = Path("docker/Caddyfile").read_text(encoding="utf-8")
        for name, places in (
            ("bot-province 8000", self.bots),
            ("staff-province 8001", self.staff),
        ):
            addresses = " ".join(f"{place.host}:{place.port}" for place in places)
            assert f"dynamic a {name}" in told
            told = told.replace(f"dynamic a {name}", f"to {addresses}")
        told = told.replace("{\n", "{\n\tadmin off\n", 1)
        file = self.folder / "Caddyfile"
        file.write_text(told, encoding="utf-8")
        return str(file)


def gives_200(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2.0, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def until_ten_o_clock() -> float:
    """Return the seconds from now to the next ten o'clock in Vietnam."""
    now = datetime.now(VIETNAM)
    ten = now.replace(hour=10, minute=0, second=0)
    return ((ten if ten > now else ten + timedelta(days=1)) - now).total_seconds()


def settings(network: Network) -> dict[str, str]:
    return {
        **KEYS,
        "BY_DAY_S": str(until_ten_o_clock()),
        "PYTHONPATH": str(Path.cwd()),
        "NO_PROXY": "*",
        "no_proxy": "*",
        "BOT_LEASE_S": "3",  # these two as docker/compose.yml says
        "BOT_RASA_TIMEOUT_S": "4",
        "BOT_RATE_BURST": "100000",
        "BOT_WEB_SESSIONS": "any",  # these citizens name their own, as programs do
        "BOT_RATE_PER_HOUR": "1000000",
        "BOT_TELEGRAM_TOKEN": TOKEN,
        "BOT_TELEGRAM_SECRET": SECRET,
        "BOT_TELEGRAM_API_URL": f"http://{HUB}:{TELEGRAM_PORT}",
        "BOT_TELEGRAM_DOSSIERS": "true",
        "DOSSIERS_WATCH_EVERY_S": "1",
        "ACTIONS_URL": "http://actions:5055/webhook",  # a name for both, as in a composition
        "DOSSIERS_GATEWAY_URL": "http://bot:8000",
    }


@contextmanager
def opened(folder: Path) -> Iterator[Stage]:
    """Start everything in ``folder`` while the block lasts."""
    network, telegram = Network(), FakeTelegram()
    province = ProvinceBehindProxy(
        folder=folder,
        postgres=network.place("postgres", 5432),
        redis=network.place("redis", 6379),
        bots=[network.place(f"bot{n}", 8000) for n in (1, 2)],
        rasas=[network.place(f"rasa{n}", 5005) for n in (1, 2)],
        actions=[network.place(f"actions{n}", 5055) for n in (1, 2)],
        staff=[network.place("staff1", 8001)],
        watch=[network.place("watch1", 1)],
        settings=settings(network),
        bot_command="exec .venv/bin/python -m tests.faults.by_day",
    )
    network.name("actions", province.actions)
    network.name("bot", province.bots)
    os.environ.update(NO_PROXY="*", no_proxy="*")
    with (
        served(telegram.app, TELEGRAM_PORT, host=HUB),
        started(province, gives_200) as supervisor,
    ):
        followers = Followers(
            folder,
            province.database("dossiers"),
            province.database("postgres"),
            KEYS["BOT_PSEUDONYM_KEY"],
            KEYS["BOT_STORE_KEY"],
            telegram,
        )
        followers.begin()
        time.sleep(1.0)
        yield Stage(province, supervisor, network, telegram, followers, folder)
