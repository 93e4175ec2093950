"""Blocking work in a thread that is over before whatever it uses is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


async def to_its_end(
    work: Callable[Given, Result], *arguments: Given.args, **more: Given.kwargs
) -> Result:
    """Return what ``work`` returns; when cancelled, wait until its thread is done, then stop.

    A thread cannot be stopped: without waiting it would go on with a database that is closed.
    """
    running = asyncio.ensure_future(asyncio.to_thread(work, *arguments, **more))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise
