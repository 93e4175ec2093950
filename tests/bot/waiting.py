"""Waits until something is there, and then a little for what should not be."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence


async def enough(have: Sequence[object], count: int, for_s: float = 15.0) -> None:
    """Return as soon as ``have`` holds ``count`` things, and a moment has passed."""
    async with asyncio.timeout(for_s):
        while len(have) < count:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)
