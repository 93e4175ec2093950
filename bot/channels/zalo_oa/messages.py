"""Puts a part of an answer into the form of the Official Account interface. Pure."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

from bot.channels.zalo_oa.events import PRESSED
from bot.parts import Form, Part, PartButton

LIMIT = 2000
MOST_BUTTONS = 5
TITLE_LIMIT = 100
FORM = Form(limit=LIMIT, most_buttons=MOST_BUTTONS, title_limit=TITLE_LIMIT, by_number=True)
NUMBERED_FORM = replace(FORM, most_buttons=0)


class Buttons(StrEnum):
    """How buttons are sent; which one Zalo takes is not documented for version 3."""

    ATTACHMENT = "attachment"
    WITH_TEMPLATE_TYPE = "attachment_with_template_type"
    TEXT = "text"


def message_of(part: Part, mode: Buttons) -> dict[str, Any]:
    """Return the ``message`` of a request; buttons only if the text does not list them."""
    message: dict[str, Any] = {"text": part.text}
    if part.buttons and not part.numbered:
        payload: dict[str, Any] = {"buttons": [_button(button) for button in part.buttons]}
        if mode is Buttons.WITH_TEMPLATE_TYPE:
            payload = {"template_type": "button", **payload}
        message["attachment"] = {"type": "template", "payload": payload}
    return message


def _button(button: PartButton) -> dict[str, str]:
    payload = PRESSED + button.payload
    return {"title": button.title, "type": "oa.query.hide", "payload": payload}
