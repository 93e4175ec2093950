"""Messages of citizens, written down before they are acknowledged."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, case, select, update

from bot.database import insert_or, transaction
from bot.delivery.letters import ARRIVAL, Arrival, Letter
from bot.delivery.tables import INBOX, QUEUES
from bot.keys import Pseudonyms
from bot.sealing import Seal


class Inbox:
    """Takes each message once, and gives those of a conversation back in order."""

    def __init__(self, engine: Engine, seal: Seal, pseudonyms: Pseudonyms) -> None:
        self._engine = engine
        self._seal = seal
        self._pseudonyms = pseudonyms

    def conversation(self, arrival: Arrival) -> str:
        """Return the pseudonym of who sent ``arrival``."""
        return self._pseudonyms.of_sender(arrival.incoming.channel, arrival.incoming.sender)

    def write(self, arrivals: Sequence[Arrival], now: float) -> int:
        """Write down what did not come before, all or nothing; return how many were new.

        Raises:
            StoreUnavailable: Nothing was written; the platform must send it again.
        """
        with transaction(self._engine) as connection:
            # in one order in every process, so that two of them never wait for each other
            ordered = sorted(arrivals, key=self.conversation)
            return sum(self._write_one(connection, arrival, now) for arrival in ordered)

    def _write_one(self, connection: Connection, arrival: Arrival, now: float) -> bool:
        conversation = self.conversation(arrival)
        row = {
            "key": self._key(arrival),
            "conversation": conversation,
            "at": now,
            "state": "new",
            "body": self._seal.shut(ARRIVAL.dump_json(arrival).decode()),
        }
        once = insert_or(connection, INBOX).values(**row)
        written = once.on_conflict_do_nothing(index_elements=["key"]).returning(INBOX.c.id)
        if connection.execute(written).one_or_none() is None:
            return False
        _call(connection, conversation, arrival.incoming.channel, now)
        return True

    def first_waiting(self, connection: Connection, conversation: str) -> Letter | None:
        """Return the first message of ``conversation`` that has no answer yet."""
        row = connection.execute(
            select(INBOX.c.id, INBOX.c.body)
            .where(INBOX.c.conversation == conversation, INBOX.c.state == "new")
            .order_by(INBOX.c.id)
            .limit(1)
        ).one_or_none()
        if row is None:
            return None
        arrival = ARRIVAL.validate_json(self._seal.open(row.body))
        return Letter(row.id, conversation, arrival)

    def finish(self, connection: Connection, letter: Letter) -> None:
        """Note that ``letter`` is answered, and forget what it said."""
        connection.execute(
            update(INBOX).where(INBOX.c.id == letter.id).values(state="done", body=None)
        )

    def _key(self, arrival: Arrival) -> str:
        incoming, account = arrival.incoming, arrival.address.account
        if incoming.message_id is None:
            raise ValueError("A message that is written down needs an id.")
        return self._pseudonyms.of_message(incoming.channel, account, incoming.message_id)


def _call(connection: Connection, conversation: str, channel: str, now: float) -> None:
    """Note that something waits in ``conversation``, and that its citizen is there again."""
    row = {"conversation": conversation, "channel": channel, "due": now, "last_heard": now}
    new = insert_or(connection, QUEUES).values(**row, seq=1)
    connection.execute(
        new.on_conflict_do_update(
            index_elements=["conversation"],
            set_={
                "seq": QUEUES.c.seq + 1,
                "due": case((QUEUES.c.due.is_(None), now), else_=QUEUES.c.due),
                "last_heard": now,
                "unreachable": None,
            },
        )
    )


def wake(connection: Connection, conversation: str, channel: str, now: float) -> None:
    """Note that something waits in ``conversation``, whose citizen did not write."""
    row = {"conversation": conversation, "channel": channel, "due": now, "last_heard": 0.0}
    new = insert_or(connection, QUEUES).values(**row, seq=1)
    due = case((QUEUES.c.due.is_(None), now), else_=QUEUES.c.due)
    again = {"seq": QUEUES.c.seq + 1, "due": due}
    connection.execute(new.on_conflict_do_update(index_elements=["conversation"], set_=again))
