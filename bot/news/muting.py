"""Channels on which nothing about a dossier is said, because the operator wants it so. Pure."""

from __future__ import annotations

from bot.settings import BotSettings


def muted(settings: BotSettings) -> frozenset[str]:
    """Return the names of these channels."""
    return frozenset() if settings.telegram_dossiers else frozenset({"telegram"})
