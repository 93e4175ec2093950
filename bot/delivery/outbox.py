"""Parts of answers on their way, each in one of these states.

* ``ready``        to be sent, for the first time or again
* ``sending``      written before the platform is asked: found so later, its outcome is unknown
* ``sent``         the platform has it
* ``refused``      the platform will not take it
* ``unreachable``  the citizen cannot be written to
* ``late``         not sent within the time in which an answer is still of use
* ``unknown``      it may have arrived twice already and is not sent a third time
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, insert, select, update

from bot.delivery.letters import Enclosed, Parcel
from bot.delivery.tables import OUTBOX, QUEUES
from bot.delivery.traces import WAITING
from bot.sealing import Seal


class Outbox:
    """Keeps parts of answers until they are sent or given up. Works inside a transaction."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def put(
        self,
        connection: Connection,
        conversation: str,
        channel: str,
        enclosed: Sequence[Enclosed],
        now: float,
    ) -> int | None:
        """Write down parts for ``conversation``, in order; return the last one's id."""
        last = None
        shared = {"conversation": conversation, "channel": channel, "at": now, "state": "ready"}
        for item in enclosed:
            body = self._seal.shut(item.model_dump_json())
            row = insert(OUTBOX).values(**shared, body=body).returning(OUTBOX.c.id)
            last = int(connection.execute(row).scalar_one())
        return last

    def first_waiting(self, connection: Connection, conversation: str) -> Parcel | None:
        """Return the first part of ``conversation`` that is not over."""
        row = connection.execute(
            select(OUTBOX, QUEUES.c.last_heard, QUEUES.c.unreachable)
            .join(QUEUES, QUEUES.c.conversation == OUTBOX.c.conversation)
            .where(OUTBOX.c.conversation == conversation, OUTBOX.c.state.in_(WAITING))
            .order_by(OUTBOX.c.id)
            .limit(1)
        ).one_or_none()
        if row is None:
            return None
        enclosed = Enclosed.model_validate_json(self._seal.open(row.body))
        return Parcel(
            id=row.id,
            conversation=conversation,
            channel=row.channel,
            address=enclosed.address,
            part=enclosed.part,
            at=row.at,
            tries=row.tries,
            unknown=row.unknown,
            under_way=row.state == "sending",
            last_heard=row.last_heard,
            unreachable=row.unreachable,
            until=enclosed.until,
        )

    def set_out(self, connection: Connection, parcel: Parcel, unknown: int) -> None:
        """Note that ``parcel`` is about to be sent, after ``unknown`` tries of unknown outcome."""
        _change(connection, parcel, state="sending", tries=parcel.tries + 1, unknown=unknown)

    def put_back(self, connection: Connection, parcel: Parcel, why: str, unknown: int) -> None:
        """Note that ``parcel`` is to be sent again, after ``unknown`` tries of unknown outcome.

        When it was put off until the morning, what waits behind it is of use until then too.
        """
        _change(connection, parcel, state="ready", why=why[:200], unknown=unknown)
        behind = OUTBOX.c.conversation == parcel.conversation, OUTBOX.c.state.in_(WAITING)
        put_off = update(OUTBOX).where(*behind, OUTBOX.c.at < parcel.at).values(at=parcel.at)
        connection.execute(put_off)

    def end(self, connection: Connection, parcel: Parcel, state: str, why: str | None) -> None:
        """Note how ``parcel`` ended, and forget what it said."""
        _change(connection, parcel, state=state, why=why and why[:200], body=None)

    def end_all(self, connection: Connection, parcel: Parcel, why: str) -> None:
        """Give up all that waits for whom ``parcel`` is for, and remember why until they write.

        Who has written meanwhile can perhaps be written to again, so that is not remembered.
        """
        conversation = parcel.conversation
        waiting = OUTBOX.c.conversation == conversation, OUTBOX.c.state.in_(WAITING)
        over = {"state": "unreachable", "why": why[:200], "body": None}
        connection.execute(update(OUTBOX).where(*waiting).values(**over))
        connection.execute(
            update(QUEUES)
            .where(QUEUES.c.conversation == conversation, QUEUES.c.last_heard <= parcel.last_heard)
            .values(unreachable=why[:80])
        )


def counts(connection: Connection) -> Mapping[tuple[str, str], int]:
    """Return how many parts of the last days are in each (channel, state).

    ``(channel, "perhaps twice")`` counts those with a try of unknown outcome.
    """
    grouped = select(OUTBOX.c.channel, OUTBOX.c.state, func.count()).group_by(
        OUTBOX.c.channel, OUTBOX.c.state
    )
    found = {(row[0], row[1]): int(row[2]) for row in connection.execute(grouped)}
    twice = (
        select(OUTBOX.c.channel, func.count())
        .where(OUTBOX.c.unknown > 0)
        .group_by(OUTBOX.c.channel)
    )
    return found | {(row[0], "perhaps twice"): int(row[1]) for row in connection.execute(twice)}


def last_reasons(connection: Connection) -> Mapping[tuple[str, str], str]:
    """Return the last failure of each (channel, state); words of platforms, nobody's own."""
    newest = (
        select(func.max(OUTBOX.c.id))
        .where(OUTBOX.c.why.is_not(None))
        .group_by(OUTBOX.c.channel, OUTBOX.c.state)
    )
    found = select(OUTBOX.c.channel, OUTBOX.c.state, OUTBOX.c.why).where(OUTBOX.c.id.in_(newest))
    return {(row.channel, row.state): str(row.why) for row in connection.execute(found)}


def _change(connection: Connection, parcel: Parcel, **values: object) -> None:
    connection.execute(update(OUTBOX).where(OUTBOX.c.id == parcel.id).values(**values))
