"""Zalo Official Accounts: one gateway serves those of many units."""

from bot.channels.zalo_oa.channel import ZaloOaChannel

__all__ = ["ZaloOaChannel"]
