"""Reads one incoming message: what may go to Rasa, or why nothing may. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot import sentences
from bot.payloads import is_pressable
from bot.privacy import mask
from bot.settings import BotSettings
from bot.text import fold, has_words, normalise, without_command
from bot.wire import Answer, Incoming, Kind

# What still works while a secret is expected; anything else that is typed then is the secret.
_WAYS_OUT = frozenset(
    """huy|huy bo|thoi|thoi khong|khong|ko|k|dung|dung lai|bo qua|thoat|quay lai|cancel|stop|
    xoa du lieu|gap can bo|lam lai tu dau""".replace("\n    ", "").split("|")
)
_COMMANDS = {"/xoa": "/delete_data"}  # typed as on Telegram, where it is in the menu
_AT_THE_DOOR = {Kind.TOO_FAST: sentences.rate_limited(), Kind.TOO_MANY: sentences.busy()}


@dataclass(frozen=True)
class Ready:
    """A message that Rasa may see.

    Attributes:
        message: For Rasa: masked text, or a button's payload.
        warning: What to say about what was masked in it; ``None``: nothing was.
        secret: What was typed, unmasked, in case that a secret is expected; ``None`` when the
            message cannot be one.
    """

    message: str
    warning: str | None = None
    secret: str | None = None


def read(incoming: Incoming, settings: BotSettings) -> Ready | Answer:
    """Return what Rasa may see of ``incoming``, or the answer that ends the turn here."""
    if incoming.kind is not Kind.WORDS:
        return _AT_THE_DOOR.get(incoming.kind) or sentences.cannot_read(incoming.kind)
    if incoming.pressed is not None:
        pressable = is_pressable(incoming.pressed)
        return Ready(incoming.pressed) if pressable else sentences.button_expired()
    typed = normalise(incoming.text or "")
    if command := _COMMANDS.get(fold(typed).strip()):
        return Ready(command)
    text = without_command(typed)
    if len(text) > settings.max_text:
        return sentences.too_long(settings)
    if not has_words(text):
        return sentences.no_words()
    masked = mask(text)
    secret = None if fold(text).strip(" .!") in _WAYS_OUT else text
    return Ready(masked.text, warning=sentences.masked(masked.labels), secret=secret)
