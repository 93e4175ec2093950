"""News of followers on their way, each in one of these states.

* ``waiting``  to be pushed, or told with the next answer, whichever comes first
* ``posted``   in the outbox
* ``held``     cannot be pushed; told with the next answer
* ``told``     over
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from pydantic import BaseModel, Field, TypeAdapter
from sqlalchemy import Connection, Engine, delete, exists, select, update

from bot.database import insert_or, transaction
from bot.delivery.letters import Address
from bot.delivery.tables import OUTBOX, QUEUES
from bot.delivery.traces import WAITING
from bot.errors import SealBroken
from bot.sealing import Seal
from bot.switches import notice_of
from bot.tables import FOLLOWERS, NEWS
from bot.wire import Message

TRACE_S = 60 * 24 * 3600.0  # what was told is known so long, in case that it is handed over again
HELD_S = 90 * 24 * 3600.0  # what nobody came for is dropped
FOLLOWER_S = 750 * 24 * 3600.0
_OPEN = ("waiting", "held")
_MESSAGES = TypeAdapter(tuple[Message, ...])


class Piece(BaseModel):
    """One piece of news, as the watcher hands it over.

    Attributes:
        key: It is taken once.
        about: What is followed; buttons and `forget` name it.
        last: Nothing more comes for its sender, who is then forgotten.
    """

    key: str = Field(min_length=8, max_length=64)
    sender: str = Field(max_length=80)
    about: str = Field(max_length=40)
    at: float
    last: bool = False
    messages: tuple[Message, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Due:
    """A piece that may be pushed now."""

    key: str
    sender: str
    channel: str
    address: Address
    messages: tuple[Message, ...]


class Board:
    """The tables of followers and their news. Blocking."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        self._engine = engine
        self._seal = seal

    def take(self, piece: Piece) -> bool:
        """Write ``piece`` down, once; ``False``: nobody follows anything by that name."""
        with transaction(self._engine) as connection:
            asked = select(FOLLOWERS.c.channel).where(FOLLOWERS.c.sender == piece.sender)
            channel = connection.execute(asked).scalar_one_or_none()
            if channel is None:
                return False
            body = self._seal.shut(_MESSAGES.dump_json(piece.messages).decode())
            row = piece.model_dump(exclude={"messages"})
            new = insert_or(connection, NEWS).values(
                **row, channel=channel, state="waiting", body=body
            )
            connection.execute(new.on_conflict_do_nothing(index_elements=["key"]))
        return True

    def due(self, channels: Sequence[str], now: float, *, silent_s: float) -> list[Due]:
        """Return what may be pushed: to whoever has been silent for ``silent_s`` seconds."""
        talking = QUEUES.c.conversation == NEWS.c.sender, QUEUES.c.last_heard > now - silent_s
        asked = (
            select(NEWS, FOLLOWERS.c.address)
            .join(FOLLOWERS, FOLLOWERS.c.sender == NEWS.c.sender)
            .where(NEWS.c.state == "waiting")
            .where(FOLLOWERS.c.address.is_not(None), ~exists().where(*talking))
            .order_by(NEWS.c.at, NEWS.c.key)
            .limit(100)
        )
        with transaction(self._engine) as connection:
            on = [name for name in channels if notice_of(connection, name) is None]
            rows = connection.execute(asked.where(NEWS.c.channel.in_(on))).all()
        found = []
        for row in rows:
            try:
                address = Address.model_validate_json(self._seal.open(row.address))
                messages = self._open(row.body)
            except SealBroken:  # the key was changed: nobody can be reached by it any more
                continue
            found.append(Due(row.key, row.sender, row.channel, address, messages))
        return found

    def post(self, connection: Connection, key: str) -> bool:
        """Note, in the transaction that puts ``key`` in the outbox, that it is on its way."""
        waiting = NEWS.c.key == key, NEWS.c.state == "waiting"
        return (
            connection.execute(update(NEWS).where(*waiting).values(state="posted")).rowcount == 1
        )

    def settle(self) -> None:
        """Note how what was posted ended; what did not arrive is told another way."""
        asked = (
            select(NEWS.c.key, OUTBOX.c.state, OUTBOX.c.unknown)
            .join(OUTBOX, OUTBOX.c.id == NEWS.c.parcel, isouter=True)
            .where(NEWS.c.state == "posted")
        )
        with transaction(self._engine) as connection:
            for row in connection.execute(asked).all():
                if (state := after(row.state, row.unknown)) is None:
                    continue
                values = {"state": state} | ({"body": None} if state == "told" else {})
                connection.execute(update(NEWS).where(NEWS.c.key == row.key).values(**values))
            _part_with_finished(connection)

    def tell(self, connection: Connection, sender: str) -> tuple[Message, ...]:
        """Return what ``sender`` has not been told; with the transaction it counts as told."""
        mine = NEWS.c.sender == sender, NEWS.c.state.in_(_OPEN)
        asked = select(NEWS.c.key).where(*mine).order_by(NEWS.c.at, NEWS.c.key)
        messages: tuple[Message, ...] = ()
        for key in connection.execute(asked).scalars().all():
            one = NEWS.c.key == key, NEWS.c.state.in_(_OPEN)
            told = update(NEWS).where(*one).values(state="told").returning(NEWS.c.body)
            if (body := connection.execute(told).scalar_one_or_none()) is not None:
                with suppress(SealBroken):  # the key was changed: what it says is lost
                    messages += self._open(body)
                connection.execute(update(NEWS).where(NEWS.c.key == key).values(body=None))
        return messages

    def _open(self, body: str) -> tuple[Message, ...]:
        return _MESSAGES.validate_json(self._seal.open(body))


def after(parcel: str | None, unknown: int | None) -> str | None:
    """Return the state of news whose part ended as ``parcel``; ``None`` while it is on its way."""
    if parcel in WAITING:
        return None
    if parcel in ("unreachable", "refused"):
        return "held"
    return "waiting" if parcel == "late" and not unknown else "told"


def _part_with_finished(connection: Connection) -> None:
    """Forget where those are reached who were told the last that they waited for."""
    mine = NEWS.c.sender == FOLLOWERS.c.sender
    more = exists().where(mine, NEWS.c.state != "told")
    over = exists().where(mine, NEWS.c.state == "told", NEWS.c.last, NEWS.c.at > FOLLOWERS.c.at)
    connection.execute(delete(FOLLOWERS).where(over, ~more))


def follow(connection: Connection, sender: str, channel: str, now: float) -> None:
    """Note that ``sender`` wants to be told of something."""
    row = insert_or(connection, FOLLOWERS).values(sender=sender, channel=channel, at=now)
    connection.execute(row.on_conflict_do_update(index_elements=["sender"], set_={"at": now}))


def unfollow(
    connection: Connection, sender: str, about: str | None = None, *, last: bool = False
) -> None:
    """Drop what ``sender`` was still to be told of ``about``, or of anything.

    ``last``: nothing else is followed, so that it need not be known any more where they are
    reached, unless something that ended before is yet to be told; its end parts with that.
    """
    mine = [NEWS.c.sender == sender] + ([NEWS.c.about == about] if about else [])
    connection.execute(delete(NEWS).where(*mine))
    untold = select(NEWS.c.key).where(NEWS.c.sender == sender, NEWS.c.state != "told").limit(1)
    if about is None or (last and connection.execute(untold).first() is None):
        connection.execute(delete(FOLLOWERS).where(FOLLOWERS.c.sender == sender))


def sweep_news(connection: Connection, now: float) -> None:
    """Delete what is too old to be handed over again, or to be of use."""
    over = NEWS.c.state == "told", NEWS.c.at < now - TRACE_S
    connection.execute(delete(NEWS).where(*over))
    connection.execute(delete(NEWS).where(NEWS.c.at < now - HELD_S))
    connection.execute(delete(FOLLOWERS).where(FOLLOWERS.c.at < now - FOLLOWER_S))
