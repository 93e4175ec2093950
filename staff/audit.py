"""The trail of what accounts did; it is only ever added to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from staff.roles import Account, Role
from staff.tables import AUDIT

COMMAND_LINE = Account(0, "(dòng lệnh)", "(dòng lệnh)", Role.ADMIN, "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done.

    Attributes:
        at: Seconds since 1970.
        name: Of the account.
        unit: Of the account, at that time.
        action: What was done, such as ``claim``.
        object: To what, such as ``thread 12``.
        detail: Never a citizen's words.
    """

    at: float
    name: str
    unit: str
    action: str
    object: str
    detail: str


def note(
    connection: Connection, by: Account, action: str, object_: str, at: float, detail: str = ""
) -> None:
    """Add to the trail, in the transaction of what is done."""
    who = {"account": by.id or None, "name": by.name, "unit": by.unit}
    did = {"action": action, "object": object_, "detail": detail}
    connection.execute(insert(AUDIT).values(at=at, **who, **did))


def trail(connection: Connection, reader: Account, *, most: int = 200) -> list[Entry]:
    """Return the newest ``most`` entries that ``reader`` may see: of the unit, or all."""
    found = select(AUDIT).order_by(AUDIT.c.id.desc()).limit(most)
    if reader.role is not Role.ADMIN:
        found = found.where(AUDIT.c.unit == reader.unit)
    return [
        Entry(row.at, row.name, row.unit, row.action, row.object, row.detail)
        for row in connection.execute(found)
    ]
