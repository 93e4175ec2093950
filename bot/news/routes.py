"""Where watchers hand news over."""

from __future__ import annotations

import asyncio

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import StoreUnavailable
from bot.internal import guarded
from bot.news.board import Board, Piece
from bot.platform import body_of

MOST_BYTES = 20_000


def notice_routes(board: Board, internal_secret: str) -> list[BaseRoute]:
    """Return ``POST /internal/notices``: 200 when it is written down, however often it comes.

    410: the citizen is unknown, or has asked to be forgotten; 403 without the secret; 400 when it
    is no piece of news; 503 when it must be handed over again.
    """

    async def take(request: Request) -> Response:
        try:
            piece = Piece.model_validate_json(await body_of(request, MOST_BYTES))
        except ValidationError:
            return JSONResponse({"error": "no piece of news"}, status_code=400)
        try:
            taken = await asyncio.to_thread(board.take, piece)
        except StoreUnavailable:
            return JSONResponse({"error": "again"}, status_code=503)
        return JSONResponse({"taken": taken}, status_code=200 if taken else 410)

    return [Route("/internal/notices", guarded(take, internal_secret), methods=["POST"])]
