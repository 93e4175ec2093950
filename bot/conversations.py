"""One conversation's rows: its turns, its unit, and what each message got. Blocking."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, update

from bot.database import insert_or
from bot.tables import ANSWERS, CONVERSATIONS, FEEDBACK, UNITS
from bot.turn import Closing

REPLAY_S = 24 * 3600.0  # a web client that was offline may send the same message again so long


def answer_before(
    connection: Connection, sender: str, message_id: str | None, now: float
) -> str | None:
    """Return what this message got before, ``""`` if nothing yet; ``None``: it is new."""
    if message_id is None:
        return None
    given = answer_given(connection, sender, message_id, now)
    if given is None:
        write_answer(connection, sender, message_id, "", now)
    return given


def answer_given(connection: Connection, sender: str, message_id: str, now: float) -> str | None:
    """Return what this message got before, as `answer_before` does, and write nothing."""
    row = connection.execute(
        select(ANSWERS.c.answer, ANSWERS.c.at).where(*_this_message(sender, message_id))
    ).one_or_none()
    return str(row.answer) if row is not None and row.at >= now - REPLAY_S else None


def unit_of(connection: Connection, sender: str, told: str | None) -> str | None:
    """Return the unit of ``sender``: what the message told, else what one told before."""
    if told is None:
        found = select(UNITS.c.unit).where(UNITS.c.sender == sender)
        return connection.execute(found).scalar_one_or_none()
    row = insert_or(connection, UNITS).values(sender=sender, unit=told)
    connection.execute(row.on_conflict_do_update(index_elements=["sender"], set_={"unit": told}))
    return told


def write_answer(
    connection: Connection, sender: str, message_id: str, answer: str, now: float
) -> None:
    """Keep what this message got, in place of what was kept of it before."""
    row = insert_or(connection, ANSWERS).values(sender=sender, message_id=message_id)
    told = {"at": now, "answer": answer}
    connection.execute(
        row.values(**told).on_conflict_do_update(
            index_elements=["sender", "message_id"], set_=told
        )
    )


def count_one(connection: Connection, sender: str, closing: Closing, now: float) -> None:
    """Count one more turn of ``sender``, the first one too."""
    state = {
        "last_seen": now,
        "in_form": closing.in_form,
        "secret_since": now if closing.secret_expected else None,
    }
    counted = connection.execute(
        update(CONVERSATIONS)
        .where(CONVERSATIONS.c.sender == sender)
        .values(turns=CONVERSATIONS.c.turns + 1, **state)
    )
    if counted.rowcount == 0:
        connection.execute(
            insert(CONVERSATIONS).values(sender=sender, first_seen=now, turns=1, **state)
        )


def sweep_leftovers(connection: Connection, before: float) -> None:
    """Delete what names the sender of a conversation that is deleted, and reports as old.

    A first turn under way has no conversation yet, but its message is among the answers.
    """
    over = [
        ~exists().where(table.c.sender == UNITS.c.sender) for table in (CONVERSATIONS, ANSWERS)
    ]
    connection.execute(delete(UNITS).where(*over))
    connection.execute(delete(FEEDBACK).where(FEEDBACK.c.at < before))


def _this_message(sender: str, message_id: str) -> tuple[Any, Any]:
    return ANSWERS.c.sender == sender, ANSWERS.c.message_id == message_id
