"""Remembers what buttons stand for: by short id while kept, by number until the next answer."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from bot.delivery.tables import BUTTONS
from bot.parts import Part


def remember(connection: Connection, conversation: str, parts: Iterable[Part], now: float) -> None:
    """Keep the buttons of an answer; only these are chosen by number from now on."""
    connection.execute(
        update(BUTTONS)
        .where(BUTTONS.c.conversation == conversation, BUTTONS.c.number.is_not(None))
        .values(number=None)
    )
    buttons = [button for part in parts for button in part.buttons]
    for number, button in enumerate(buttons, start=1):
        row = {"key": button.key, "payload": button.payload, "number": number}
        connection.execute(insert(BUTTONS).values(conversation=conversation, at=now, **row))


def payload_of(connection: Connection, conversation: str, key: str) -> str | None:
    """Return what the button ``key`` of ``conversation`` stands for, if it is still kept."""
    return connection.execute(
        select(BUTTONS.c.payload).where(
            BUTTONS.c.key == key, BUTTONS.c.conversation == conversation
        )
    ).scalar_one_or_none()


def numbered(connection: Connection, conversation: str) -> list[str]:
    """Return the payloads of the last answer's buttons, the first being number 1."""
    found = (
        select(BUTTONS.c.payload)
        .where(BUTTONS.c.conversation == conversation, BUTTONS.c.number.is_not(None))
        .order_by(BUTTONS.c.number)
    )
    return list(connection.execute(found).scalars())
