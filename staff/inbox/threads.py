"""Conversations as the gateway tells of them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from staff.roles import Account


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Word(_Told):
    """Something that was said or happened.

    Attributes:
        by: ``citizen``, ``bot``, ``officer`` or ``note``.
        who: The officer, as the citizen reads it.
        text: Personal numbers of the citizen are masked in it.
        state: Whether it has reached the citizen: see `staff.inbox.words`.
    """

    id: int
    at: float
    by: str
    who: str
    text: str
    state: str


class Thread(_Told):
    """A conversation.

    Attributes:
        state: ``waiting``, ``officer`` or ``closed``.
        opened: Since when the citizen waits, in seconds since 1970.
        due: By when an answer was promised; ``None``: nothing waits for one.
        officer: The account that has it.
        display: The officer, as the citizen reads it.
        contact: The masked number that the citizen left to be called at.
        place: In the queue, while it waits.
        preview: What the citizen said last, shortened.
        now: What time it is at the gateway; only of one conversation that was asked for.
    """

    id: int
    unit: str
    unit_name: str
    channel: str
    state: str
    opened: float
    due: float | None
    officer: str | None
    display: str | None
    ended: str | None = None
    contact: str | None
    place: int | None = None
    preview: str = ""
    words: tuple[Word, ...] = ()
    now: float = 0.0

    def is_late(self, now: float) -> bool:
        """Say whether the promise of an answer was missed."""
        return self.due is not None and self.due < now

    def is_of(self, account: Account) -> bool:
        """Say whether ``account`` has the conversation."""
        return self.state == "officer" and self.officer == account.name


class Queue(_Told):
    """The queue, and what time it is at the gateway."""

    now: float
    threads: tuple[Thread, ...]


class Unit(_Told):
    """A unit that a conversation can be passed on to."""

    id: str
    name: str


class Units(_Told):
    """All such units."""

    units: tuple[Unit, ...]
