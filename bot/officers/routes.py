"""Where the officers' pages ask for codes, and end links."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import StoreUnavailable
from bot.internal import Handler, guarded
from bot.officers.links import CODE_S, Links
from bot.platform import body_of

MOST_BYTES = 1000


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    account: str = Field(min_length=1, max_length=40)


def officer_chat_routes(
    links: Links, internal_secret: str, clock: Callable[[], float]
) -> Sequence[BaseRoute]:
    """Return ``POST /internal/officers/codes``, ``…/unlink`` and ``…/chats`` of an ``account``.

    They answer ``{"code", "minutes"}``, ``{"ended"}`` and ``{"chats"}``.
    """

    def answers(do: Callable[[str], dict[str, object]]) -> Handler:
        async def answer(request: Request) -> Response:
            try:
                asked = _Asked.model_validate_json(await body_of(request, MOST_BYTES))
                return JSONResponse(await asyncio.to_thread(do, asked.account))
            except ValidationError:
                return JSONResponse({"error": "not of its form"}, status_code=400)
            except StoreUnavailable:
                return JSONResponse({"error": "again"}, status_code=503)

        return guarded(answer, internal_secret)

    def code(account: str) -> dict[str, object]:
        return {"code": links.new_code(account, clock()), "minutes": int(CODE_S // 60)}

    def unlink(account: str) -> dict[str, object]:
        return {"ended": links.unlink_all(account)}

    def chats(account: str) -> dict[str, object]:
        return {"chats": links.count(account, clock())}

    named = {"codes": code, "unlink": unlink, "chats": chats}
    return [
        Route(f"/internal/officers/{name}", answers(do), methods=["POST"])
        for name, do in named.items()
    ]
