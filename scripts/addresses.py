"""The ports that the four processes listen on, all at 127.0.0.1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from scripts.problem import Problem

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Ports of the gateway, of Rasa, of the action server and of the officers' pages."""

    bot: int = 8000
    rasa: int = 5005
    actions: int = 5055
    staff: int = 8001

    @classmethod
    def read(cls, environment: Mapping[str, str | None]) -> Self:
        """Take ``BOT_PORT``, ``RASA_PORT``, ``ACTIONS_PORT``, ``STAFF_PORT``, else the defaults.

        Raises:
            Problem: One is no port.
        """
        given = {
            name: port_number(f"{name.upper()}_PORT", text)
            for name in ("bot", "rasa", "actions", "staff")
            if (text := environment.get(f"{name.upper()}_PORT"))
        }
        return cls(**given)

    @property
    def ports(self) -> tuple[int, int, int, int]:
        """All four."""
        return (self.bot, self.rasa, self.actions, self.staff)

    @property
    def health(self) -> dict[str, tuple[int, str]]:
        """Where each process says that it can serve: port and path."""
        return {
            "actions": (self.actions, "/healthz"),
            "rasa": (self.rasa, "/"),
            "bot": (self.bot, "/healthz"),
            "staff": (self.staff, "/healthz"),
        }

    @property
    def variables(self) -> dict[str, str]:
        """What the processes must be told so that they find each other."""
        return {
            "BOT_PORT": str(self.bot),
            "RASA_PORT": str(self.rasa),
            "ACTIONS_PORT": str(self.actions),
            "STAFF_PORT": str(self.staff),
            "BOT_RASA_URL": f"http://{HOST}:{self.rasa}",
            "ACTIONS_URL": f"http://{HOST}:{self.actions}/webhook",
        }


def port_number(setting: str, text: str) -> int:
    """Return the port in ``text``.

    Raises:
        Problem: It is not a number from 1 to 65535.
    """
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise Problem(f"{setting} must be a number from 1 to 65535, not {text!r}.")
    return int(text)
