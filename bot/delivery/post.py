"""The gateway's post: what came in and what goes out, each step one transaction.

Blocking; called from a thread. Each step of a conversation proves first that this process still
has it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, func, select, update

from bot.database import close_database, open_database, transaction
from bot.delivery import buttons
from bot.delivery.inbox import Inbox, wake
from bot.delivery.leases import LEASE_S, Leases
from bot.delivery.letters import Address, Arrival, Enclosed, Letter, Parcel
from bot.delivery.outbox import Outbox, counts, last_reasons
from bot.delivery.tables import INBOX, OUTBOX, QUEUES
from bot.errors import SealBroken
from bot.followers import note_address
from bot.handover import keeping
from bot.keys import Pseudonyms
from bot.parts import Part
from bot.sealing import Seal
from bot.tables import NEWS

_log = logging.getLogger(__name__)


class Post:
    """Inbox, outbox and leases of one process."""

    def __init__(
        self,
        engine: Engine,
        seal: Seal,
        pseudonyms: Pseudonyms,
        lease_s: float = LEASE_S,
        durable: Engine | None = None,
    ) -> None:
        """Use ``engine``, and ``durable`` to write down what is acknowledged then."""
        self.engine = engine
        self.leases = Leases(engine, lease_s=lease_s)
        self._inbox = Inbox(durable or engine, seal, pseudonyms)
        self._durable = durable
        self._seal = seal
        self._outbox = Outbox(seal)

    @classmethod
    def open(cls, url: str, seal: Seal, pseudonyms: Pseudonyms, lease_s: float = LEASE_S) -> Post:
        """Open the database at ``url``; what is accepted outlives a loss of power.

        Later steps outlive a crash of the process; after a loss of power the last of them are
        done again.

        Raises:
            StoreUnavailable: It cannot be opened.
        """
        durable = open_database(url, to_the_disk=True)
        return cls(open_database(url), seal, pseudonyms, lease_s, durable)

    def close(self) -> None:
        """Let go of all connections."""
        close_database(self.engine)
        if self._durable is not None:
            close_database(self._durable)

    def conversation(self, arrival: Arrival) -> str:
        """Return the pseudonym of who sent ``arrival``."""
        return self._inbox.conversation(arrival)

    def accept(self, arrivals: Sequence[Arrival], now: float) -> int:
        """Write ``arrivals`` down, all or nothing; return how many had not come before."""
        return self._inbox.write(arrivals, now)

    def step(self, conversation: str, now: float) -> Letter | Parcel | None:
        """Return what is to be done next: send what waits, then answer the next message."""
        with transaction(self.engine) as connection:
            self.leases.check_in(connection, conversation, now)
            try:
                return self._outbox.first_waiting(
                    connection, conversation
                ) or self._inbox.first_waiting(connection, conversation)
            except SealBroken:
                _log.exception("What waits in %s cannot be read; it is dropped.", conversation)
                _drop(connection, conversation)
                return None

    def meant(self, letter: Letter, key: str) -> str | None:
        """Return what the button ``key``, pressed in ``letter``, stands for."""
        with transaction(self.engine) as connection:
            return buttons.payload_of(connection, letter.conversation, key)

    def choices(self, letter: Letter) -> list[str]:
        """Return what the numbers of the last answer before ``letter`` stand for."""
        with transaction(self.engine) as connection:
            return buttons.numbered(connection, letter.conversation)

    def answered(self, letter: Letter, parts: Sequence[Part], now: float) -> None:
        """Write down the answer to ``letter`` in place of it."""
        address, channel = letter.arrival.address, letter.arrival.incoming.channel
        enclosed = [Enclosed(address=address, part=part) for part in parts]
        with self._mine(letter.conversation, now) as connection:
            sealed = self._seal.shut(address.model_dump_json())
            note_address(connection, letter.conversation, sealed)
            keeping.note_address(connection, letter.conversation, sealed)
            self._inbox.finish(connection, letter)
            buttons.remember(connection, letter.conversation, parts, now)
            self._outbox.put(connection, letter.conversation, channel, enclosed, now)

    def push(
        self,
        key: str,
        conversation: str,
        channel: str,
        address: Address,
        parts: Sequence[Part],
        now: float,
        *,
        until: float,
        posting: Callable[[Connection, str], bool],
    ) -> bool:
        """Write down ``parts`` for one who did not just ask; ``False``: ``posting`` refused."""
        enclosed = [Enclosed(address=address, part=part, until=until) for part in parts]
        with transaction(self.engine) as connection:
            if not posting(connection, key):
                return False
            buttons.remember(connection, conversation, parts, now)
            parcel = self._outbox.put(connection, conversation, channel, enclosed, now)
            connection.execute(update(NEWS).where(NEWS.c.key == key).values(parcel=parcel))
            wake(connection, conversation, channel, now)
        return True

    def set_out(self, parcel: Parcel, now: float, *, unknown: int = 0) -> None:
        """Note that ``parcel`` is about to be sent."""
        with self._mine(parcel.conversation, now) as connection:
            self._outbox.set_out(connection, parcel, unknown)

    def put_back(self, parcel: Parcel, why: str, now: float, *, unknown: int) -> None:
        """Note that ``parcel`` is to be sent again."""
        with self._mine(parcel.conversation, now) as connection:
            self._outbox.put_back(connection, parcel, why, unknown)

    def end(self, parcel: Parcel, state: str, now: float, why: str | None = None) -> None:
        """Note how ``parcel`` ended."""
        with self._mine(parcel.conversation, now) as connection:
            self._outbox.end(connection, parcel, state, why)

    def end_all(self, parcel: Parcel, why: str, now: float) -> None:
        """Give up all that waits for whom ``parcel`` is for."""
        with self._mine(parcel.conversation, now) as connection:
            self._outbox.end_all(connection, parcel, why)

    def counts(self) -> Mapping[tuple[str, str], int]:
        """Return how many parts are in each (channel, state)."""
        with transaction(self.engine) as connection:
            return counts(connection)

    def last_reasons(self) -> Mapping[tuple[str, str], str]:
        """Return the last failure of each (channel, state)."""
        with transaction(self.engine) as connection:
            return last_reasons(connection)

    def last_heard(self) -> Mapping[str, float]:
        """Return when a citizen last wrote on each channel, as far as it is known."""
        found = select(QUEUES.c.channel, func.max(QUEUES.c.last_heard)).group_by(QUEUES.c.channel)
        with transaction(self.engine) as connection:
            return {row[0]: float(row[1]) for row in connection.execute(found)}

    @contextmanager
    def _mine(self, conversation: str, now: float) -> Iterator[Connection]:
        with transaction(self.engine) as connection:
            self.leases.keep_in(connection, conversation, now)
            yield connection


def _drop(connection: Connection, conversation: str) -> None:
    """Drop all that waits in ``conversation``."""
    new = INBOX.c.conversation == conversation, INBOX.c.state == "new"
    connection.execute(update(INBOX).where(*new).values(state="done", body=None))
    waiting = OUTBOX.c.conversation == conversation, OUTBOX.c.body.is_not(None)
    connection.execute(update(OUTBOX).where(*waiting).values(state="refused", body=None))
