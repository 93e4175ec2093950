"""The channels of messaging platforms, as far as the settings switch them on: one line each."""

from __future__ import annotations

from collections.abc import Callable

from bot.channels.telegram import TelegramChannel
from bot.channels.zalo_bot import ZaloBotChannel
from bot.channels.zalo_oa import ZaloOaChannel
from bot.delivery.channel import Messenger
from bot.settings import BotSettings
from bot.units import Units

CHANNELS = ("web", "telegram", "zalo_oa", "zalo_bot")
Clock = Callable[[], float]


def messengers(settings: BotSettings, units: Units, clock: Clock) -> list[Messenger]:
    """Return the channels that ``settings`` and ``units`` hold accounts for.

    Raises:
        KeyUnusable: The key of the seal cannot be read or kept.
        StoreUnavailable: The database cannot be opened.
        OSError: A file with a secret cannot be read.
    """
    made: tuple[Messenger | None, ...] = (
        TelegramChannel.of(settings, clock),
        ZaloOaChannel.of(settings, units, clock),
        ZaloBotChannel.of(settings, clock),
    )
    return [channel for channel in made if channel is not None]
