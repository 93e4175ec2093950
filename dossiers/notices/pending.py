"""Notices that the gateway does not have yet. Blocking."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Engine, delete, exists, select, update

from dossiers.database import transaction
from dossiers.tables import FOLLOWINGS, NOTICES


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice to be handed over.

    Attributes:
        key: The gateway takes each key once.
        following: What it is about, as its buttons name it.
        last: Nothing more comes of this following.
        over: Nothing more comes for this sender, of any following; known at the hand-over only.
    """

    key: str
    following: str
    sender: str
    at: float
    last: bool
    text: str
    over: bool = False


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

    def at_hand_over(self, notice: Waiting) -> Waiting:
        """Return ``notice`` with what is known now of all that its sender still waits for."""
        if not notice.last:
            return notice
        mine = FOLLOWINGS.c.sender == notice.sender
        other = NOTICES.c.sender == notice.sender, NOTICES.c.key != notice.key
        untold = exists().where(*other, NOTICES.c.body.is_not(None))
        with transaction(self._engine) as connection:
            more = connection.execute(select(exists().where(mine) | untold)).scalar_one()
        return replace(notice, over=not more)

    def handed_over(self, key: str) -> None:
        """Note that the gateway has ``key``; what it said is forgotten here."""
        with transaction(self._engine) as connection:
            connection.execute(update(NOTICES).where(NOTICES.c.key == key).values(body=None))

    def give_up(self, sender: str) -> None:
        """Drop all that concerns ``sender``, whom the gateway does not know (any more)."""
        with transaction(self._engine) as connection:
            connection.execute(delete(NOTICES).where(NOTICES.c.sender == sender))
            connection.execute(delete(FOLLOWINGS).where(FOLLOWINGS.c.sender == sender))
