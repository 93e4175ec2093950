"""What is said to the gateway, and what it says."""

from __future__ import annotations

from bot.wire import Answer, Incoming


def typed(text: str, *, sender: str = "s", message_id: str | None = None) -> Incoming:
    return Incoming("web", sender, text=text, message_id=message_id)


def pressed(payload: str) -> Incoming:
    return Incoming("web", "s", pressed=payload)


def texts(answer: Answer) -> list[str]:
    return [message.text for message in answer.messages]
