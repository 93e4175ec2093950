"""Reads updates of the Zalo Bot Platform, wrapped in ``result`` or not. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.delivery.letters import Address, Arrival
from bot.wire import Incoming, Kind

CHANNEL = "zalo_bot"
KINDS: Mapping[str, Kind] = {
    "message.text.received": Kind.WORDS,
    "message.image.received": Kind.PICTURE,
    "message.sticker.received": Kind.STICKER,
    "message.voice.received": Kind.VOICE,
    "message.document.received": Kind.FILE,
    "message.link.received": Kind.OTHER,
    "message.unsupported.received": Kind.OTHER,
}

Id = Annotated[str, BeforeValidator(lambda value: str(value) if type(value) is int else value)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class _From(_Shape):
    is_bot: bool = False


class _Chat(_Shape):
    id: Id
    chat_type: str = "PRIVATE"


class _Message(_Shape):
    chat: _Chat
    message_id: Id
    from_: _From = Field(default_factory=_From, alias="from")
    text: str | None = None


class _Update(_Shape):
    event_name: str = ""
    message: _Message | None = None


def unwrapped(body: object) -> object:
    """Return the update in ``body``: documented as wrapped in ``result``, seen without."""
    inner = body.get("result") if isinstance(body, dict) else None
    return inner if isinstance(inner, dict) else body


def arrival(body: object) -> Arrival | None:
    """Return what of an update is answered; ``None``: groups, bots, and what we do not know.

    Raises:
        pydantic.ValidationError: It is no update.
    """
    update = _Update.model_validate(unwrapped(body))
    message, kind = update.message, KINDS.get(update.event_name)
    if kind is None or message is None or message.from_.is_bot:
        return None
    if message.chat.chat_type != "PRIVATE":
        return None
    text = (message.text or "") if kind is Kind.WORDS else None
    chat = message.chat.id
    id_ = f"{chat}:{message.message_id}"
    return Arrival(Incoming(CHANNEL, chat, text=text, message_id=id_, kind=kind), Address(to=chat))
