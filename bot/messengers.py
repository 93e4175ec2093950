"""The channels of messaging platforms, as far as the settings switch them on: one line each."""

from __future__ import annotations

from bot.delivery.channel import Messenger
from bot.settings import BotSettings
from bot.units import Units


def messengers(settings: BotSettings, units: Units) -> list[Messenger]:
    """Return the channels that ``settings`` and ``units`` hold accounts for."""
    return []
