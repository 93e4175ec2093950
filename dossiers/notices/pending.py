"""Notices that the gateway does not have yet. Blocking."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, delete, select, update

from dossiers.database import transaction
from dossiers.tables import FOLLOWINGS, NOTICES


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice to be handed over.

    Attributes:
        key: The gateway takes each key once.
        following: What it is about, as its buttons name it.
        last: Nothing more comes of this following.
    """

    key: str
    following: str
    sender: str
    at: float
    last: bool
    text: str


class Pending:
    """The notices of all followers, in the order in which they were written down."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, now: float, *, most: int, for_s: float) -> list[Waiting]:
        """Return at most ``most``; after ``for_s`` seconds they are given out again."""
        due = select(NOTICES.c.id).where(NOTICES.c.body.is_not(None), NOTICES.c.due <= now)
        due = due.order_by(NOTICES.c.id).limit(most).with_for_update(skip_locked=True)
        taken = update(NOTICES).where(NOTICES.c.id.in_(due)).values(due=now + for_s)
        with transaction(self._engine) as connection:
            rows = sorted(connection.execute(taken.returning(NOTICES)), key=lambda row: row.id)
        return [
            Waiting(row.key, row.following, row.sender, row.at, row.last, row.body) for row in rows
        ]

    def handed_over(self, key: str) -> None:
        """Note that the gateway has ``key``; what it said is forgotten here."""
        with transaction(self._engine) as connection:
            connection.execute(update(NOTICES).where(NOTICES.c.key == key).values(body=None))

    def give_up(self, sender: str) -> None:
        """Drop all that concerns ``sender``, whom the gateway does not know (any more)."""
        with transaction(self._engine) as connection:
            connection.execute(delete(NOTICES).where(NOTICES.c.sender == sender))
            connection.execute(delete(FOLLOWINGS).where(FOLLOWINGS.c.sender == sender))
