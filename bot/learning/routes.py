"""What the officers' pages ask of the gateway: the messages to learn from, and to forget them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.internal import HEADER, is_ours
from bot.learning.messages import Lessons


class Settled(BaseModel):
    """Messages that officers have dealt with."""

    model_config = ConfigDict(frozen=True)

    ids: tuple[int, ...] = Field(max_length=20_000)


def learning_routes(lessons: Lessons, internal_secret: str) -> Sequence[BaseRoute]:
    """Return ``GET /internal/learning`` and ``POST /internal/learning/settled``.

    The first answers ``{"messages": [{"id", "period", "who", "day", "kind", "unit", "procedure",
    "facet", "text"}]}``; the second takes ``{"ids": [1, 2]}``, deletes them and answers
    ``{"settled": 2}``. 403 without the secret, 400 for a body of another form.
    """

    async def messages(request: Request) -> Response:
        if not is_ours(request.headers.get(HEADER, ""), internal_secret):
            return JSONResponse({"error": "forbidden"}, status_code=403)
        return JSONResponse({"messages": await asyncio.to_thread(lessons.read)})

    async def settled(request: Request) -> Response:
        if not is_ours(request.headers.get(HEADER, ""), internal_secret):
            return JSONResponse({"error": "forbidden"}, status_code=403)
        try:
            told = Settled.model_validate_json(await request.body())
        except ValidationError:
            return JSONResponse({"error": "ids must be numbers"}, status_code=400)
        return JSONResponse({"settled": await asyncio.to_thread(lessons.settle, told.ids)})

    return [
        Route("/internal/learning", messages),
        Route("/internal/learning/settled", settled, methods=["POST"]),
    ]
