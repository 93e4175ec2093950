"""Telegram, by webhook or by polling."""

from bot.channels.telegram.channel import TelegramChannel

__all__ = ["TelegramChannel"]
