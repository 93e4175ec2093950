"""The QR code on a printed tick list: it opens the chat at the procedure of the list."""

from __future__ import annotations

import io
from collections.abc import Sequence

import segno
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.deep_links import linked_procedure
from bot.settings import BotSettings


def printing_routes(settings: BotSettings) -> Sequence[BaseRoute]:
    """Return ``GET /qr/p_1_001193.svg``; nothing but procedures is ever drawn.

    The code leads to the public address of the settings, else to the address that the page was
    asked at.
    """

    async def code(request: Request) -> Response:
        payload = request.path_params["payload"]
        if linked_procedure(payload) is None:
            raise HTTPException(404)
        address = settings.public_url or str(request.base_url)
        return Response(
            _picture(f"{address.rstrip('/')}/?start={payload}"), media_type="image/svg+xml"
        )

    return [Route("/qr/{payload}.svg", code)]


def _picture(address: str) -> bytes:
    drawn = io.BytesIO()
    segno.make(address, micro=False, error="m").save(drawn, kind="svg", scale=4)
    return drawn.getvalue()
