"""Puts the officers' pages together: one line here for each area."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from argon2 import PasswordHasher
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from dossiers.settings import DossierSettings
from knowledge_base.opening import open_knowledge_base
from knowledge_base.search.encoders import Encoder, open_encoder
from knowledge_base.service import KnowledgeBase
from knowledge_base.settings import KnowledgeBaseSettings
from staff import signing_in
from staff.access import ACCESS
from staff.accounts import Accounts
from staff.ask import Ask
from staff.chat import pages as chat
from staff.chat.answering import chat_route
from staff.database import open_database, transaction
from staff.figures import bot_pages
from staff.figures import pages as figure_pages
from staff.figures.source import FigureSource
from staff.gateway import Gateway, is_ours, open_gateway
from staff.guard import Page, route
from staff.headers import SecurityHeaders
from staff.inbox import pages as inbox
from staff.keys import keep_key
from staff.learning import deciding
from staff.learning import pages as learning
from staff.learning.keeping import LearningBase
from staff.learning.proposals import Proposals
from staff.lookup import pages as lookup
from staff.menu import done, menu
from staff.metrics import CONTENT, Counted, StaffMetrics
from staff.services import Services
from staff.sessions import Sessions
from staff.settings import StaffSettings
from staff.threads import short_turns
from staff.throttle import Throttle

REMEMBERED = 2000
HERE = Path(__file__).resolve().parent


def create_app(
    settings: StaffSettings,
    *,
    kb: Callable[[], KnowledgeBase] | None = None,
    figures: FigureSource | None = None,
    gateway: Callable[[], Gateway] | None = None,
    clock: Callable[[], float] = time.time,
    hasher: PasswordHasher | None = None,
) -> Starlette:
    """Return the pages as an ASGI application, with the database opened and the key made.

    Args:
        settings: Read once by the caller.
        kb: Gives the knowledge base; the one of the ``KB_…`` settings unless given.
        figures: Where dossiers are counted; as the settings say unless given.
        gateway: The gateway's internal interface; as the settings say unless given.
        clock: Seconds since 1970.
        hasher: Costs of the passwords' hashes.

    Raises:
        KeyUnusable: The key cannot be read or kept.
        StaffUnavailable: The database cannot be opened.
    """
    figures = figures or _figure_source(settings)
    opened = kb or once(_open_kb)
    services = _services(settings, opened, figures, clock, hasher or PasswordHasher())
    if gateway is not None:
        services = replace(services, gateway=gateway)
    static = StaticFiles(directory=HERE / "static")
    if ("GET", "/static") not in ACCESS:
        raise KeyError("/static")
    app = Starlette(
        routes=[
            *(route(page, services) for area in _AREAS for page in area),
            Mount("/static", static, name="static"),
            chat_route(services),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Counted, metrics=services.metrics, areas=_areas()),
        ],
        exception_handlers={HTTPException: _http_error},
        lifespan=short_turns,
    )
    app.state.services = services
    return app


def once(open_: Callable[[], KnowledgeBase]) -> Callable[[], KnowledgeBase]:
    """Return a function that opens at its first call, in one thread, and gives it ever after."""
    lock, kept = threading.Lock(), cache(open_)

    def opened() -> KnowledgeBase:
        with lock:
            return kept()

    return opened


def templates() -> Environment:
    """Return the templates: every value is escaped, a misspelt name is an error."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(menu=menu, done=done)
    return environment


def _services(
    settings: StaffSettings,
    kb: Callable[[], KnowledgeBase],
    figures: FigureSource,
    clock: Callable[[], float],
    hasher: PasswordHasher,
) -> Services:
    engine = open_database(settings.database_url)
    return Services(
        settings=settings,
        engine=engine,
        accounts=Accounts(engine, hasher),
        sessions=Sessions(engine, settings.session_idle_h * 3600, settings.session_max_h * 3600),
        throttle=Throttle(engine, settings.login_failures, settings.login_failures_address),
        templates=templates(),
        kb=LearningBase(kb, Proposals(engine)),
        figures=figures,
        gateway=cache(partial(open_gateway, settings.gateway_url, settings.gateway_timeout_s)),
        key=keep_key(settings.key, settings.key_file),
        clock=clock,
        metrics=StaffMetrics(engine),
        encoder=cache(_open_encoder),
        ours=is_ours,
    )


def _areas() -> frozenset[str]:
    return frozenset(path.split("/")[1] or "home" for _, path in ACCESS)


def _figure_source(settings: StaffSettings) -> FigureSource:
    return FigureSource(
        DossierSettings().database_url, settings.figure_units_file, settings.figure_targets_file
    )


def _open_kb() -> KnowledgeBase:
    kb = open_knowledge_base(KnowledgeBaseSettings())
    kb.remember(REMEMBERED)  # officers type the same things, letter by letter
    return kb


def _open_encoder() -> Encoder:
    return open_encoder(KnowledgeBaseSettings().encoder)


def _home(ask: Ask) -> Response:
    return ask.to("/lookup")


def _healthz(ask: Ask) -> Response:
    """Return 200 when pages can be served, else 503 and why not.

    The knowledge base is opened by the first look-up: a small machine whose officers never look
    anything up saves its 0.4 GB.
    """
    try:
        with transaction(ask.services.engine) as connection:
            connection.execute(select(1))
    except Exception as error:
        return JSONResponse({"status": "unavailable", "reason": str(error)}, status_code=503)
    return JSONResponse({"status": "ok"})


def _metrics(ask: Ask) -> Response:
    return Response(ask.services.metrics.text(), media_type=CONTENT)


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    path = request.url.path
    if status == 404 and path.endswith("/") and path.strip("/"):
        # one slash at the beginning: two would lead to another host
        return RedirectResponse("/" + path.strip("/"))
    return Response(f"{status}", status_code=status, media_type="text/plain")


_BASE = (
    Page("GET", "/healthz", _healthz),
    Page("GET", "/metrics", _metrics),
    Page("GET", "/", _home),
)
_AREAS: Sequence[Sequence[Page]] = (
    _BASE,
    signing_in.PAGES,
    lookup.PAGES,
    inbox.PAGES,
    chat.PAGES,
    learning.PAGES,
    deciding.PAGES,
    figure_pages.PAGES,
    bot_pages.PAGES,
)
