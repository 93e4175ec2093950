"""One process at a time works on a conversation: a lease in the database, which runs out.

Clocks of machines that share a database must agree within a few seconds.
"""

from __future__ import annotations

import secrets
from contextlib import suppress

from sqlalchemy import Connection, Engine, or_, select, update

from bot.database import insert_or, transaction
from bot.delivery.tables import QUEUES
from bot.delivery.traces import part_with_forgotten
from bot.errors import LeaseLost, StoreUnavailable

LEASE_S = 15.0


class Leases:
    """Takes, keeps and gives back conversations for one process."""

    def __init__(self, engine: Engine, *, lease_s: float = LEASE_S) -> None:
        self._engine = engine
        self.lease_s = lease_s
        self.holder = secrets.token_hex(16)

    def due(self, now: float, *, most: int) -> list[str]:
        """Return at most ``most`` conversations in which something waits, the longest first."""
        free = QUEUES.c.due <= now, QUEUES.c.held_until <= now
        with transaction(self._engine) as connection:
            found = select(QUEUES.c.conversation).where(*free).order_by(QUEUES.c.due).limit(most)
            return list(connection.execute(found).scalars())

    def take(self, conversation: str, now: float) -> bool:
        """Take ``conversation`` if something waits in it and nobody has it."""
        free = QUEUES.c.due <= now, QUEUES.c.held_until <= now
        with transaction(self._engine) as connection:
            taken = connection.execute(
                update(QUEUES)
                .where(QUEUES.c.conversation == conversation, *free)
                .values(holder=self.holder, held_until=now + self.lease_s)
            )
            return taken.rowcount == 1

    def take_for_turn(self, conversation: str, channel: str, now: float, for_s: float) -> bool:
        """Take ``conversation`` for ``for_s`` seconds, waiting messages or not.

        One that this process has already stays its own for as long as it was.
        """
        until = now + for_s
        row = {"conversation": conversation, "channel": channel, "last_heard": now}
        held = {"holder": self.holder, "held_until": until}
        with transaction(self._engine) as connection:
            wanted = insert_or(connection, QUEUES).values(**row, **held)
            free = or_(QUEUES.c.held_until <= now, QUEUES.c.holder == self.holder)
            taken = wanted.on_conflict_do_update(
                index_elements=["conversation"], set_=held | {"last_heard": now}, where=free
            ).returning(QUEUES.c.conversation)
            return connection.execute(taken).one_or_none() is not None

    def keep(self, conversation: str, now: float) -> None:
        """Hold ``conversation`` longer.

        Raises:
            LeaseLost: Another process has it.
        """
        with transaction(self._engine) as connection:
            self.keep_in(connection, conversation, now)

    def keep_in(self, connection: Connection, conversation: str, now: float) -> None:
        """Hold ``conversation`` longer, as the first step of a transaction.

        Raises:
            LeaseLost: Another process has it; the transaction must not go on.
        """
        kept = connection.execute(
            update(QUEUES)
            .where(QUEUES.c.conversation == conversation, QUEUES.c.holder == self.holder)
            .values(held_until=now + self.lease_s)
        )
        if kept.rowcount == 0:
            raise LeaseLost(f"Another process works on {conversation}.")

    def check_in(self, connection: Connection, conversation: str, now: float) -> None:
        """Look, in a transaction, whether ``conversation`` is still ours.

        Raises:
            LeaseLost: Another process may have it.
        """
        mine = QUEUES.c.conversation == conversation, QUEUES.c.holder == self.holder
        held = connection.execute(select(QUEUES.c.held_until).where(*mine)).scalar_one_or_none()
        if held is None or held <= now:
            raise LeaseLost(f"Another process may work on {conversation}.")

    def seen(self, conversation: str) -> int:
        """Return how many messages had come, to be given to `release`."""
        with transaction(self._engine) as connection:
            found = select(QUEUES.c.seq).where(QUEUES.c.conversation == conversation)
            return connection.execute(found).scalar_one_or_none() or 0

    def release(self, conversation: str, seen: int, due: float | None) -> bool:
        """Give ``conversation`` back until ``due``, or until the next message.

        ``False``, and still held, when messages came after they were counted as ``seen``.
        """
        with transaction(self._engine) as connection:
            released = connection.execute(
                update(QUEUES)
                .where(
                    QUEUES.c.conversation == conversation,
                    QUEUES.c.holder == self.holder,
                    QUEUES.c.seq == seen,
                )
                .values(holder=None, held_until=0.0, due=due)
            )
            if released.rowcount == 1 and due is None:
                part_with_forgotten(connection, 0.0, conversation)
            return released.rowcount == 1

    def let_go(self, conversation: str) -> None:
        """Give back what `take_for_turn` took; when that fails it runs out by itself."""
        with suppress(StoreUnavailable), transaction(self._engine) as connection:
            connection.execute(
                update(QUEUES)
                .where(QUEUES.c.conversation == conversation, QUEUES.c.holder == self.holder)
                .values(holder=None, held_until=0.0)
            )

    def give_up_all(self) -> None:
        """Let others have all that this process has, with whatever waits there."""
        with transaction(self._engine) as connection:
            connection.execute(
                update(QUEUES)
                .where(QUEUES.c.holder == self.holder)
                .values(holder=None, held_until=0.0)
            )
