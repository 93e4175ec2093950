"""Reads Telegram's updates. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.deep_links import link
from bot.delivery.letters import Address, Arrival
from bot.wire import Incoming, Kind

CHANNEL = "telegram"
PRESSED = "i:"  # before the short id of a button
COMMANDS: Mapping[str, str] = {
    "help": "/ask_capabilities",
    "huy": "/cancel",
    "xoa": "/delete_data",
}

_COMMAND = re.compile(r"/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_KINDS: tuple[tuple[Callable[[Message], object], Kind], ...] = (
    (lambda message: message.voice or message.audio or message.video_note, Kind.VOICE),
    (lambda message: message.photo or message.video or message.animation, Kind.PICTURE),
    (lambda message: message.sticker, Kind.STICKER),
    (lambda message: message.document, Kind.FILE),
    (lambda message: message.location or message.venue, Kind.PLACE),
    (lambda message: message.contact, Kind.CONTACT),
    (lambda message: message.poll or message.dice or message.game or message.story, Kind.OTHER),
)


def arrival(update: Update) -> Arrival | None:
    """Return what of ``update`` is answered; ``None``: groups, bots, and news of the chat."""
    chat = update.effective_chat
    if chat is None or chat.type != ChatType.PRIVATE:
        return None
    if update.effective_user is None or update.effective_user.is_bot:
        return None
    sender, id_ = str(chat.id), str(update.update_id)
    if update.callback_query is not None:
        key = _key(update.callback_query)
        incoming = Incoming(CHANNEL, sender, message_id=id_, key=key)
    elif update.edited_message is not None:
        incoming = Incoming(CHANNEL, sender, message_id=id_, kind=Kind.EDITED)
    elif update.message is not None and (read := _message(update.message, sender, id_)):
        incoming = read
    else:
        return None
    return Arrival(incoming, Address(to=sender))


def _key(query: CallbackQuery) -> str:
    data = query.data or ""
    return data.removeprefix(PRESSED) if data.startswith(PRESSED) else ""


def _message(message: Message, sender: str, id_: str) -> Incoming | None:
    if message.text is not None:
        return _text(message.text, sender, id_)
    for is_there, kind in _KINDS:
        if is_there(message):
            return Incoming(CHANNEL, sender, message_id=id_, kind=kind)
    return None  # news of the chat: pinned, joined…


def _text(text: str, sender: str, id_: str) -> Incoming:
    command = _COMMAND.fullmatch(text.strip())
    name = command.group(1).lower() if command else ""
    if command and name == "start":
        pressed, unit = link(command.group(2) or "")
        return Incoming(CHANNEL, sender, pressed=pressed, message_id=id_, unit=unit)
    if name in COMMANDS:
        return Incoming(CHANNEL, sender, pressed=COMMANDS[name], message_id=id_)
    return Incoming(CHANNEL, sender, text=text, message_id=id_)
