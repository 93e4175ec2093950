"""The product as a province runs it: replicas, PostgreSQL and Redis, all under supervisord.

For the tests of faults, load, memory and retraining; an installation is `docker/compose.yml`.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from bot.database import LOST_AFTER
from scripts import leftovers, postgresql
from scripts.addresses import HOST
from scripts.problem import Problem
from scripts.supervised import Program

AS_NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a process runs.

    Attributes:
        port: That it listens on.
        host: Its network address.
        within: Words before its command, which put it into a network of its own.
    """

    port: int
    host: str = HOST
    within: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Where the others reach it."""
        return f"http://{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Province:
    """Which processes there are, and where.

    Attributes:
        folder: Where everything is written.
        settings: Variables for all processes besides those that follow from the places.
        bot_command: What serves the gateway.
    """

    folder: Path
    postgres: Place
    redis: Place
    bots: Sequence[Place]
    rasas: Sequence[Place]
    actions: Sequence[Place]
    staff: Sequence[Place] = ()
    watch: Sequence[Place] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    bot_command: str = "exec .venv/bin/python -m bot serve"
    run: str = field(default_factory=lambda: secrets.token_hex(16))

    @property
    def disk(self) -> Path:
        """Where the data and all logs of ours lie; the supervisor's are beside it."""
        return self.folder / "disk"

    def database(self, name: str, driver: str = "postgresql+psycopg") -> str:
        """Return the URL of one database."""
        return f"{driver}://motcua@{self.postgres.host}:{self.postgres.port}/{name}"

    @property
    def variables(self) -> dict[str, str]:
        """What all processes are told."""
        addresses = {
            place.host for kind in (self.bots, self.rasas, self.actions) for place in kind
        }
        near = ",".join(sorted(addresses | {HOST, "localhost", self.postgres.host}))
        return {
            leftovers.MARK: self.run,
            "NO_PROXY": near,
            "no_proxy": near,
            "BOT_DATABASE_URL": self.database("postgres"),
            "BOT_TRACKER_STORE": self.database("trackers"),
            "DOSSIERS_DATABASE_URL": self.database("dossiers"),
            "STAFF_DATABASE_URL": self.database("staff"),
            "TRACKER_URL": f"{self.database('trackers', 'postgresql')}?{urlencode(LOST_AFTER)}",
            "TICKET_LOCK_LIFETIME": "10",
            "SQL_POOL_SIZE": "5",
            "SQL_MAX_OVERFLOW": "5",
            "REDIS_HOST": self.redis.host,
            "REDIS_PASSWORD": "none",
            "RASA_ENDPOINTS": str(self.folder / "endpoints.yml"),
            "BOT_RASA_URL": ",".join(place.url for place in self.rasas),
            "DOSSIERS_GATEWAY_URL": self.bots[0].url,
            "STAFF_GATEWAY_URL": self.bots[0].url,
            "BOT_KEYS_DIR": str(self.folder / "keys"),
            "STAFF_KEY_FILE": str(self.folder / "keys" / "staff_key"),
            "DOSSIERS_KEY_FILE": str(self.folder / "keys" / "dossiers_key"),
            **self.settings,
        }

    def programs(self) -> list[Program]:
        """Return every process, the stores first; only these start at once."""
        lines = dict(
            line.split(": ", 1) for line in Path("Procfile").read_text("utf-8").splitlines()
        )
        lines["bot"] = self.bot_command
        kinds = {
            "actions": (self.actions, self._of_actions),
            "rasa": (self.rasas, self._of_rasa),
            "bot": (self.bots, self._of_bot),
            "staff": (self.staff, self._of_staff),
            "watch": (self.watch, lambda _, __: {}),
        }
        return self._stores() + [
            self._program(f"{kind}{number}", place, lines[kind], own(number, place))
            for kind, (places, own) in kinds.items()
            for number, place in enumerate(places, start=1)
        ]

    def _program(self, name: str, place: Place, line: str, own: Mapping[str, str]) -> Program:
        logs = self.disk / name
        logs.mkdir(parents=True, exist_ok=True)
        told = {**self.variables, "LOG_DIR": str(logs), **own}
        return Program(name, [*place.within, "/bin/sh", "-c", line], told, starts_at_once=False)

    def _of_bot(self, number: int, place: Place) -> dict[str, str]:
        log = self.disk / f"bot{number}" / "turns.jsonl"
        return {"BOT_HOST": place.host, "BOT_PORT": str(place.port), "BOT_TURN_LOG": str(log)}

    def _of_rasa(self, number: int, place: Place) -> dict[str, str]:
        actions = self.actions[(number - 1) % len(self.actions)]
        return {
            "RASA_HOST": place.host,
            "RASA_PORT": str(place.port),
            "ACTIONS_URL": self.settings.get("ACTIONS_URL", f"{actions.url}/webhook"),
        }

    def _of_actions(self, _: int, place: Place) -> dict[str, str]:
        return {"SANIC_HOST": place.host, "ACTIONS_PORT": str(place.port)}

    def _of_staff(self, _: int, place: Place) -> dict[str, str]:
        return {"STAFF_HOST": place.host, "STAFF_PORT": str(place.port)}

    def _stores(self) -> list[Program]:
        programs, data = server_programs(), self.disk / "pg" / "data"
        options = (
            f"-D {data} -p {self.postgres.port} -c listen_addresses={self.postgres.host} "
            f"-c max_connections=300 -c unix_socket_directories='' -F"
        )
        serve = f"exec {' '.join(database_user())} {programs / 'postgres'} {options}"
        redis = f"exec redis-server --bind {self.redis.host} --port {self.redis.port} --save ''"
        keep = f"--requirepass none --appendonly no --dir {self.folder}"
        marked = {leftovers.MARK: self.run}
        return [
            Program("postgres", [*self.postgres.within, "/bin/sh", "-c", serve], marked),
            Program("redis", [*self.redis.within, "/bin/sh", "-c", f"{redis} {keep}"], marked),
        ]

    @property
    def health(self) -> dict[str, str]:
        """Where each process says that it can serve."""
        paths = {"actions": "/healthz", "rasa": "/webhooks/rest/", "bot": "/healthz"}
        kinds = {"actions": self.actions, "rasa": self.rasas, "bot": self.bots}
        found = {
            f"{kind}{number}": place.url + paths[kind]
            for kind, places in kinds.items()
            for number, place in enumerate(places, start=1)
        }
        pages = enumerate(self.staff, start=1)
        return found | {f"staff{number}": place.url + "/healthz" for number, place in pages}


def database_user() -> tuple[str, ...]:
    """Return the words before a command of PostgreSQL's, which refuses to run as root."""
    return AS_NOBODY if os.getuid() == 0 else ()


def server_programs() -> Path:
    """Return the folder of PostgreSQL's programs.

    Raises:
        Problem: It or Redis is not installed.
    """
    found = postgresql.programs()
    if found is None or shutil.which("redis-server") is None:
        raise Problem("PostgreSQL or Redis is missing: apt-get install postgresql redis-server")
    return found
