"""Where the web page asks whether an officer has said something."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.door import CHANNEL, Door
from bot.handover.citizens import Citizens
from bot.limits import RateLimit
from bot.platform import body_of

MOST_BYTES = 4096


class _Asked(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    session: str = Field(min_length=1, max_length=128)
    after: int = Field(default=0, ge=0, lt=2**53)


def poll_limit() -> RateLimit:
    """Return how often one page may ask: every four seconds, and somewhat more in several tabs."""
    return RateLimit(burst=30, per_hour=3600, clock=time.monotonic)


def thread_routes(
    citizens: Citizens, door: Door, pseudonym: Callable[[str, str], str], limit: RateLimit
) -> Sequence[BaseRoute]:
    """Return ``POST /api/thread`` ``{"session", "after"}``.

    It answers ``{"state": "bot" | "waiting" | "officer", "messages": [{"id", "text"}]}``: what
    officers said after the message ``after``; 401 when the session is none (any more), 429 when it
    is asked too often.
    """

    async def thread(request: Request) -> Response:
        try:
            asked = _Asked.model_validate_json(await body_of(request, MOST_BYTES))
        except ValidationError:
            return JSONResponse({"error": "session and after are wanted"}, status_code=400)
        sender = pseudonym(CHANNEL, await door.sender_of(asked.session))
        if not limit.admits(sender):
            return JSONResponse({"error": "too often"}, status_code=429)
        state, heard = await asyncio.to_thread(citizens.fetch, sender, asked.after)
        messages = [{"id": one.id, "text": one.text} for one in heard]
        return JSONResponse({"state": state.value if state else "bot", "messages": messages})

    return [Route("/api/thread", thread, methods=["POST"])]
