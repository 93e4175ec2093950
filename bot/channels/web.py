"""The web chat: its page, and the interface of contract 3 that the page and others speak.

``POST /api/session`` issues a session, or renews the one it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot import sentences
from bot.channel import Handler
from bot.deep_links import link
from bot.demo import demo_part
from bot.door import CHANNEL, Door
from bot.errors import BadRequest
from bot.installable import install_part
from bot.settings import BotSettings
from bot.verification import meta_tag
from bot.web_requests import ChatRequest, NewsRequest, SessionGiven, SessionRequest

Asked = TypeVar("Asked", bound=BaseModel)
PAGES = Path(__file__).resolve().parent.parent / "web"


class WebChannel:
    """The `Channel` of the web page."""

    def __init__(self, settings: BotSettings, door: Door) -> None:
        """Serve the page as ``settings`` say; ``door`` knows the sessions."""
        self._settings = settings
        self._door = door
        self._page = _page(settings)

    @property
    def name(self) -> str:
        """Return ``web``."""
        return CHANNEL

    def routes(self, handle: Handler) -> Sequence[BaseRoute]:
        """Return the page, its files, and the interface."""

        async def chat(request: Request) -> Response:
            asked = _parse(ChatRequest, await self._body(request))
            sender = await self._door.sender_of(asked.session)
            answer = await handle(asked.incoming(self.name, sender))
            return Response(answer.as_json(), media_type="application/json")

        async def session(request: Request) -> Response:
            asked = _parse(SessionRequest, await self._body(request) or b"{}")
            address = request.client.host if request.client else None
            issued = await self._door.new_session(asked.session, address)
            return JSONResponse({"session": issued})

        async def news(request: Request) -> Response:
            asked = _parse(NewsRequest, await self._body(request))
            told = await self._door.news_of(asked.session, asked.id)
            return JSONResponse({"messages": [message.model_dump() for message in told]})

        async def forget(request: Request) -> Response:
            asked = _parse(SessionGiven, await self._body(request))
            await self._door.forget(asked.session)
            return JSONResponse({"deleted": True})

        async def page(request: Request) -> Response:
            payload = request.query_params.get("start")
            pressed, unit = link(payload) if payload else ("", None)
            shown = self._page.replace("$start", escape(pressed), 1)
            return HTMLResponse(shown.replace("$unit", unit or "", 1))

        async def to_page(_: Request) -> Response:
            return RedirectResponse("/")

        return [
            Route("/", page),
            Route("/api/chat", chat, methods=["POST"]),
            Route("/api/session", session, methods=["POST"]),
            Route("/api/news", news, methods=["POST"]),
            Route("/api/forget", forget, methods=["POST"]),
            Route("/web/index.html", to_page),  # the bare template is of no use to anyone
            Mount("/web", StaticFiles(directory=PAGES)),
        ]

    async def _body(self, request: Request) -> bytes:
        """Return the request's body.

        Raises:
            BadRequest: It is longer than the settings allow.
        """
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > self._settings.max_body_bytes:
                raise BadRequest("The request body is too long.", status=413)
        return bytes(body)


def _parse(shape: type[Asked], body: bytes) -> Asked:
    """Return ``body`` as ``shape``.

    Raises:
        BadRequest: It is not JSON, or not of that shape; says what is wrong, not what was sent.
    """
    try:
        return shape.model_validate_json(body)
    except ValidationError as error:
        problems = error.errors(include_input=False, include_url=False)
        raise BadRequest("; ".join(map(_problem, problems))) from None


def _problem(problem: ErrorDetails) -> str:
    where = ".".join(map(str, problem["loc"]))
    return f"{where}: {problem['msg']}" if where else problem["msg"]


def _page(settings: BotSettings) -> str:
    """Return the page with what the settings say about the operator, made harmless as HTML."""
    template = Template((PAGES / "index.html").read_text(encoding="utf-8"))
    return template.safe_substitute(  # but for what the address of one request asks
        who_runs=escape(sentences.who_runs(settings)),
        notice=escape(sentences.first_contact(settings)),
        hotline=escape(settings.hotline),
        portal_url=escape(settings.portal_url),
        max_text=str(settings.max_text),
        verification=meta_tag(settings),
        demo=demo_part(settings),
        install=install_part(settings),
    )
