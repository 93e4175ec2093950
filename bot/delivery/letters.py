"""What is written down: a citizen's message, and a part of an answer on its way."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.parts import Part
from bot.wire import Incoming


class Address(BaseModel):
    """Where an answer goes, in the channel's own terms.

    Attributes:
        to: The person or the chat.
        account: Which account of ours they wrote to.
    """

    model_config = ConfigDict(frozen=True)

    to: str
    account: str = ""


@dataclass(frozen=True)
class Arrival:
    """A message as a channel read it, and where its answer goes.

    ``incoming.message_id`` must be there and the same whenever the platform sends it again.
    """

    incoming: Incoming
    address: Address


@dataclass(frozen=True)
class Letter:
    """An arrival that is written down."""

    id: int
    conversation: str
    arrival: Arrival


@dataclass(frozen=True)
class Parcel:
    """A part of an answer that is written down.

    Attributes:
        at: When it was written down, in seconds since 1970.
        tries: How often it was tried before.
        unknown: How often it may have arrived.
        under_way: A process was sending it when it ended or lost its lease.
        last_heard: When the citizen last wrote.
        unreachable: Why the citizen could not be written to when that was tried last; they have
            not written since.
        until: After this it is not sent any more; ``None``: as long as it is of use.
    """

    id: int
    conversation: str
    channel: str
    address: Address
    part: Part
    at: float
    tries: int = 0
    unknown: int = 0
    under_way: bool = False
    last_heard: float = 0.0
    unreachable: str | None = None
    until: float | None = None


class Enclosed(BaseModel):
    """What is sealed of a parcel."""

    address: Address
    part: Part
    until: float | None = None


ARRIVAL = TypeAdapter(Arrival)
