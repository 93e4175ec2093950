"""Reads the events of a Zalo Official Account. Pure.

A pressed button comes as ``user_send_text`` whose text is the button's payload.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict

from bot.wire import Kind

PRESSED = "#i:"  # before the payload of a button; nobody types it by chance
TEXT = "user_send_text"
FOLLOW = "follow"
GREETING = "/greet"

KINDS: Mapping[str, Kind] = {
    TEXT: Kind.WORDS,
    "user_send_image": Kind.PICTURE,
    "user_send_gif": Kind.PICTURE,
    "user_send_video": Kind.PICTURE,
    "user_send_sticker": Kind.STICKER,
    "user_send_audio": Kind.VOICE,
    "user_send_file": Kind.FILE,
    "user_send_location": Kind.PLACE,
    "user_send_link": Kind.OTHER,
    "user_send_business_card": Kind.CONTACT,
    "user_submit_info": Kind.CONTACT,
    FOLLOW: Kind.WORDS,
}

Id = Annotated[str, BeforeValidator(lambda value: str(value) if type(value) is int else value)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Party(_Shape):
    id: Id


class _Message(_Shape):
    text: str | None = None
    msg_id: Id | None = None


class Event(_Shape):
    """One webhook; every field that some event lacks is optional."""

    event_name: str = ""
    app_id: Id = ""
    timestamp: Id = ""
    oa_id: Id | None = None
    sender: _Party | None = None
    recipient: _Party | None = None
    follower: _Party | None = None
    message: _Message | None = None

    @property
    def account(self) -> str | None:
        """The account of ours that it is about; echoes have it as the sender."""
        if self.oa_id is not None:
            return self.oa_id
        return self.recipient.id if self.recipient else None

    @property
    def user(self) -> str | None:
        """Who wrote or followed."""
        party = self.follower or self.sender
        return party.id if party else None

    @property
    def id(self) -> str:
        """What is the same whenever this event is sent again."""
        if self.message is not None and self.message.msg_id:
            return self.message.msg_id
        return f"{self.event_name}:{self.timestamp}:{self.user}"


class Meaning(NamedTuple):
    """What of an event is answered, as `Incoming` has it."""

    kind: Kind = Kind.WORDS
    text: str | None = None
    pressed: str | None = None


def meaning(event: Event) -> Meaning | None:
    """Return what ``event`` means; ``None``: nobody is to be answered.

    Echoes of what we sent, receipts, and events that we do not know are of that kind.
    """
    kind = KINDS.get(event.event_name)
    if kind is None or event.user is None:
        return None
    if event.event_name == FOLLOW:
        return Meaning(pressed=GREETING)
    if kind is not Kind.WORDS:
        return Meaning(kind)
    text = (event.message.text if event.message else None) or ""
    if text.startswith(PRESSED):
        return Meaning(pressed=text.removeprefix(PRESSED))
    return Meaning(text=text)
