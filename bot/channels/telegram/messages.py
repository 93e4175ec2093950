"""Puts a part of an answer into Telegram's HTML. Pure."""

from __future__ import annotations

from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.updates import PRESSED
from bot.parts import Form, Part

FORM = Form(limit=4096, most_buttons=20, title_limit=60)


def html_of(part: Part) -> str:
    """Return the text of ``part``, escaped, its bold spans in ``<b>``."""
    pieces, at = [], 0
    for start, end in part.bold:
        pieces += [escape(part.text[at:start], quote=False)]
        pieces += ["<b>", escape(part.text[start:end], quote=False), "</b>"]
        at = end
    return "".join([*pieces, escape(part.text[at:], quote=False)])


def keyboard_of(part: Part) -> InlineKeyboardMarkup | None:
    """Return one button a row; payloads stay here, their short ids go out."""
    if not part.buttons or part.numbered:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.title, callback_data=PRESSED + button.key)]
            for button in part.buttons
        ]
    )
