"""Where those are reached who asked to be told of something."""

from __future__ import annotations

from sqlalchemy import Connection, update

from bot.tables import FOLLOWERS


def note_address(connection: Connection, sender: str, sealed: str) -> None:
    """Note where ``sender`` is reached, if they follow anything."""
    mine = FOLLOWERS.c.sender == sender
    connection.execute(update(FOLLOWERS).where(mine).values(address=sealed))
