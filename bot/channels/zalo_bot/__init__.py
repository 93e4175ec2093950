"""Zalo Bot Platform: for pilots; its free plan is too small for the public."""

from bot.channels.zalo_bot.channel import ZaloBotChannel

__all__ = ["ZaloBotChannel"]
