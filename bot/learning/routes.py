"""What the officers' pages ask of the gateway: the messages to learn from, and to forget them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.internal import guarded
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
        return JSONResponse({"messages": await asyncio.to_thread(lessons.read)})

    async def settled(request: Request) -> Response:
        try:
            told = Settled.model_validate_json(await request.body())
        except ValidationError:
            return JSONResponse({"error": "ids must be numbers"}, status_code=400)
        return JSONResponse({"settled": await asyncio.to_thread(lessons.settle, told.ids)})

    return [
        Route("/internal/learning", guarded(messages, internal_secret)),
        Route("/internal/learning/settled", guarded(settled, internal_secret), methods=["POST"]),
    ]
