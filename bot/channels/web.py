"""The web chat: its page, and the interface of contract 3 that the page and others speak."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot import sentences
from bot.channel import Handler
from bot.deep_links import link
from bot.demo import demo_part
from bot.errors import BadRequest
from bot.installable import install_part
from bot.settings import BotSettings
from bot.verification import meta_tag
from bot.wire import Incoming

Asked = TypeVar("Asked", bound=BaseModel)
PAGES = Path(__file__).resolve().parent.parent / "web"


class _Session(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    session: str = Field(min_length=1, max_length=128)


class ChatRequest(_Session):
    """The body of ``POST /api/chat``; exactly one of ``text`` and ``press``."""

    text: str | None = None
    press: str | None = None
    id: str | None = Field(default=None, min_length=1, max_length=128)
    unit: str | None = Field(default=None, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)

    @model_validator(mode="after")
    def _one_of_two(self) -> ChatRequest:
        if (self.text is None) == (self.press is None):
            raise ValueError("give exactly one of text and press")
        return self


class WebChannel:
    """The `Channel` of the web page."""

    def __init__(
        self, settings: BotSettings, *, forget: Callable[[str, str], Awaitable[None]]
    ) -> None:
        """Serve the page as ``settings`` say; ``forget`` deletes a sender of a channel."""
        self._settings = settings
        self._forget = forget
        self._page = _page(settings)

    @property
    def name(self) -> str:
        """Return ``web``."""
        return "web"

    def routes(self, handle: Handler) -> Sequence[BaseRoute]:
        """Return the page, its files, and the interface."""

        async def chat(request: Request) -> Response:
            asked = _parse(ChatRequest, await self._body(request))
            answer = await handle(
                Incoming(
                    self.name,
                    asked.session,
                    asked.text,
                    asked.press,
                    asked.id,
                    unit=asked.unit,
                )
            )
            return Response(answer.model_dump_json(), media_type="application/json")

        async def forget(request: Request) -> Response:
            asked = _parse(_Session, await self._body(request))
            await self._forget(self.name, asked.session)
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
