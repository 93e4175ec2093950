"""The kill switch: a person puts all channels, or one, out of use at once."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, select

from bot.database import insert_or, transaction
from bot.tables import SWITCHES

ALL = "all"


class Switched(NamedTuple):
    """A channel that is off.

    Attributes:
        channel: Its name, or ``all``.
        at: Since when, in seconds since 1970.
        why: For those who run the bot.
        notice: For citizens; ``None`` for the usual one.
    """

    channel: str
    at: float
    why: str
    notice: str | None


class Switches:
    """Turns channels off and on, for every process that shares the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def off(self, channel: str, now: float, *, why: str, notice: str | None = None) -> None:
        """Put ``channel``, or ``all``, out of use."""
        told = {"at": now, "why": why, "notice": notice}
        with transaction(self._engine) as connection:
            row = insert_or(connection, SWITCHES).values(channel=channel, **told)
            connection.execute(row.on_conflict_do_update(index_elements=["channel"], set_=told))

    def on(self, channel: str) -> bool:
        """Put ``channel`` in use again; ``False`` when it was not off."""
        with transaction(self._engine) as connection:
            found = connection.execute(delete(SWITCHES).where(SWITCHES.c.channel == channel))
            return found.rowcount == 1

    def list(self) -> list[Switched]:
        """Return what is off."""
        with transaction(self._engine) as connection:
            return [
                Switched(row.channel, row.at, row.why, row.notice)
                for row in connection.execute(select(SWITCHES).order_by(SWITCHES.c.channel))
            ]


def notice_of(connection: Connection, channel: str) -> str | None:
    """Return what citizens are told on ``channel`` when it is off; ``""`` for the usual notice."""
    row = connection.execute(
        select(SWITCHES.c.notice).where(SWITCHES.c.channel.in_((channel, ALL))).limit(1)
    ).one_or_none()
    return None if row is None else row.notice or ""
