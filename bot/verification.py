"""Proves to Zalo that the domain is ours: a meta tag on the page, and a file with the same."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.settings import BotSettings


def meta_tag(settings: BotSettings) -> str:
    """Return the tag for the head of the page; empty without a code."""
    code = settings.zalo_verification  # letters, digits, - and _ only
    return f'<meta name="zalo-platform-site-verification" content="{code}">' if code else ""


def verification_routes(settings: BotSettings) -> Sequence[BaseRoute]:
    """Return ``GET /zalo_verifier<code>.html``, if there is a code."""
    if not settings.zalo_verification:
        return []
    page = f"<!doctype html>\n<html><head>{meta_tag(settings)}</head><body></body></html>\n"

    async def verify(_: Request) -> Response:
        return HTMLResponse(page)

    return [Route(f"/zalo_verifier{settings.zalo_verification}.html", verify)]
