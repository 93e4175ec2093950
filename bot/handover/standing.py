"""How a conversation stands between the bot and an officer, and what is written in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Row, func, select

from bot.database import insert_or
from bot.handover.tables import HANDOVER_MARKS, HANDOVERS


class State(StrEnum):
    """Who speaks; without an open hand-over the bot does."""

    WAITING = "waiting"  # for an officer
    OFFICER = "officer"  # one has it; the bot is silent
    CLOSED = "closed"


class By(StrEnum):
    """Who said it."""

    CITIZEN = "citizen"
    BOT = "bot"
    OFFICER = "officer"
    NOTE = "note"  # what happened, such as that an officer took it


class End(StrEnum):
    """Who ended it."""

    OFFICER = "officer"
    CITIZEN = "citizen"
    SILENT = "silent"  # nobody said anything for days


@dataclass(frozen=True, slots=True)
class Standing:
    """An open hand-over, as a turn of its citizen needs it.

    Attributes:
        unit: Whose officers answer.
        opened: Seconds since 1970, as all times.
        due: By when an answer is promised; ``None``: nothing waits for one.
        display: The officer who has it, as the citizen reads it.
        contact_asked: Since when the next text may be a telephone number to call.
    """

    id: int
    unit: str
    state: State
    opened: float
    due: float | None
    display: str | None = None
    contact_asked: float | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said before the hand-over."""

    by: By
    text: str


def open_row(connection: Connection, sender: str) -> Row[tuple[object, ...]] | None:
    """Return the row of the open hand-over of ``sender``, if there is one."""
    mine = HANDOVERS.c.sender == sender, HANDOVERS.c.state != State.CLOSED
    return connection.execute(select(HANDOVERS).where(*mine)).one_or_none()


def standing_of(connection: Connection, sender: str) -> Standing | None:
    """Return how ``sender`` stands; ``None``: the bot answers."""
    row = open_row(connection, sender)
    if row is None:
        return None
    return Standing(
        id=row.id,
        unit=row.unit,
        state=State(row.state),
        opened=row.opened,
        due=row.due,
        display=row.display,
        contact_asked=row.contact_asked,
    )


def place_of(connection: Connection, standing: Standing) -> int:
    """Return the place of a waiting hand-over in the queue of its unit, from 1."""
    earlier = (HANDOVERS.c.opened < standing.opened) | (
        (HANDOVERS.c.opened == standing.opened) & (HANDOVERS.c.id < standing.id)
    )
    of_unit = HANDOVERS.c.unit == standing.unit, HANDOVERS.c.state == State.WAITING
    return 1 + int(
        connection.execute(
            select(func.count()).select_from(HANDOVERS).where(*of_unit, earlier)
        ).scalar_one()
    )


def mark(connection: Connection, *units: str) -> None:
    """Note that something changed in the inboxes of ``units``, for those who look on."""
    for unit in sorted(set(units)):  # in one order, so that no two wait for each other
        new = insert_or(connection, HANDOVER_MARKS).values(unit=unit, changes=1)
        more = {"changes": HANDOVER_MARKS.c.changes + 1}
        connection.execute(new.on_conflict_do_update(index_elements=["unit"], set_=more))
