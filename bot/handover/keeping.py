"""Ends, forgets and deletes hand-overs: at a citizen's word, and when they are old."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, update

from bot.handover.citizens import close
from bot.handover.sending import settle
from bot.handover.standing import End, State, mark
from bot.handover.tables import HANDOVER_WORDS, HANDOVERS

SILENT_S = 3 * 24 * 3600.0
"""A conversation that an officer has, and in which nobody says anything, is the bot's again."""


def note_address(connection: Connection, sender: str, sealed: str) -> None:
    """Note where ``sender`` is reached, if an officer is to answer."""
    mine = HANDOVERS.c.sender == sender, HANDOVERS.c.state != State.CLOSED
    connection.execute(update(HANDOVERS).where(*mine).values(address=sealed))


def forget_handovers(connection: Connection, sender: str) -> None:
    """Delete all that ``sender`` wrote to officers, and what they answered."""
    mine = select(HANDOVERS.c.id, HANDOVERS.c.unit).where(HANDOVERS.c.sender == sender)
    rows = connection.execute(mine).all()
    _delete(connection, [row.id for row in rows])
    mark(connection, *(row.unit for row in rows))


def sweep_handovers(connection: Connection, now: float, *, retention_s: float) -> None:
    """Give back what is silent, and delete what is older than ``retention_s`` seconds.

    What waits is never given back unanswered; it stays red until somebody answers.
    """
    settle(connection)
    answered = HANDOVERS.c.state == State.OFFICER, HANDOVERS.c.due.is_(None)
    silent = select(HANDOVERS).where(*answered, HANDOVERS.c.last < now - SILENT_S)
    for row in connection.execute(silent).all():
        if close(connection, row.id, End.SILENT, now):
            mark(connection, row.unit)
    old = select(HANDOVERS.c.id).where(HANDOVERS.c.last < now - retention_s)
    _delete(connection, list(connection.execute(old).scalars()))


def _delete(connection: Connection, ids: Sequence[int]) -> None:
    if ids:
        connection.execute(delete(HANDOVER_WORDS).where(HANDOVER_WORDS.c.handover.in_(ids)))
        connection.execute(delete(HANDOVERS).where(HANDOVERS.c.id.in_(ids)))
