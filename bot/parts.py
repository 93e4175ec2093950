"""Puts an answer into parts that a platform takes: split, with buttons or numbered lines. Pure."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from bot.splitting import Styled, clean, split, styled, units
from bot.wire import Answer, Button, Message

KEY_BYTES = 9  # twelve characters: nobody meets another's button by chance


class PartButton(BaseModel):
    """A button as a platform shows it; ``key`` stands for ``payload`` on our side."""

    model_config = ConfigDict(frozen=True)

    title: str
    payload: str
    key: str


class Part(BaseModel):
    """One message to a platform.

    Attributes:
        text: Plain, in NFC.
        bold: Which characters are bold: (start, end excluded).
        buttons: Under the text.
        numbered: Whether the text lists the buttons by number already.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    buttons: tuple[PartButton, ...] = ()
    numbered: bool = False


@dataclass(frozen=True)
class Form:
    """What a platform takes.

    Attributes:
        limit: Longest text, in UTF-16 units.
        most_buttons: Buttons under one text; answers with more get numbered lines.
        title_limit: Longest title of a button, in characters.
        joined: Whether all messages of an answer go in as few parts as they fit in.
        by_number: Whether a typed number may press a button, because some are shown by number.
        new_key: Makes a button's short id.
    """

    limit: int
    most_buttons: int
    title_limit: int
    joined: bool = False
    by_number: bool = False
    new_key: Callable[[], str] = field(default=lambda: secrets.token_urlsafe(KEY_BYTES))


def compose(answer: Answer, form: Form) -> list[Part]:
    """Return ``answer`` in parts; a message's buttons are under the last part of its text."""
    number = 1
    parts: list[Part] = []
    for message in answer.messages:
        parts += _parts(message, form, number)
        number += len(message.buttons)
    return list(_joined(parts, form.limit)) if form.joined else parts


def as_numbered(part: Part, limit: int, first: int = 1) -> list[Part]:
    """Return ``part`` with its buttons as numbered lines, for a platform that refused them."""
    lines = [f"{first + at}. {button.title}" for at, button in enumerate(part.buttons)]
    text = "\n".join([part.text, "", *lines])
    pieces = [Part(text=piece.text, bold=piece.bold) for piece in split(_of(part, text), limit)]
    last = pieces[-1].model_copy(update={"buttons": part.buttons, "numbered": True})
    return [*pieces[:-1], last]


def cut_title(title: str, limit: int) -> str:
    """Return ``title`` in at most ``limit`` characters."""
    return title if len(title) <= limit else title[: limit - 1].rstrip() + "…"


def _parts(message: Message, form: Form, first: int) -> list[Part]:
    pieces = list(split(styled(clean(message.text)), form.limit)) or [Styled("…")]
    parts = [Part(text=piece.text, bold=piece.bold) for piece in pieces]
    if not message.buttons:
        return parts
    fits = len(message.buttons) <= form.most_buttons
    title_limit = form.title_limit if fits else 200
    buttons = tuple(_button(button, title_limit, form) for button in message.buttons)
    last = parts[-1].model_copy(update={"buttons": buttons})
    return [*parts[:-1], last] if fits else [*parts[:-1], *as_numbered(last, form.limit, first)]


def _button(button: Button, title_limit: int, form: Form) -> PartButton:
    title = cut_title(clean(button.title).replace("\n", " "), title_limit)
    return PartButton(title=title, payload=button.payload, key=form.new_key())


def _joined(parts: list[Part], limit: int) -> Iterator[Part]:
    """Yield ``parts``, neighbours made one where both fit and no button would move."""
    waiting: Part | None = None
    for part in parts:
        if waiting is None:
            waiting = part
        elif (joint := _joint(waiting, part, limit)) is not None:
            waiting = joint
        else:
            yield waiting
            waiting = part
    if waiting is not None:
        yield waiting


def _joint(one: Part, other: Part, limit: int) -> Part | None:
    if units(one.text) + 2 + units(other.text) > limit:
        return None
    if any(part.buttons and not part.numbered for part in (one, other)):
        return None
    shift = len(one.text) + 2
    moved = tuple((start + shift, end + shift) for start, end in other.bold)
    return Part(
        text=f"{one.text}\n\n{other.text}",
        bold=one.bold + moved,
        buttons=one.buttons + other.buttons,
        numbered=one.numbered or other.numbered,
    )


def _of(part: Part, text: str) -> Styled:
    return Styled(text, part.bold)
