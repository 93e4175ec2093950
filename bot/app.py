"""Puts the gateway together: one line here for each channel."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ExceptionHandler

from bot import sentences
from bot.around import Around
from bot.asking import Asking
from bot.channel import Channel
from bot.channels.web import WebChannel
from bot.delivery.channel import Messenger
from bot.delivery.leases import Leases
from bot.delivery.office import PostOffice
from bot.demo import demo_routes
from bot.dialogue import Dialogue, RasaDialogue, rasa_client
from bot.door import Door
from bot.erasure import Erasure
from bot.errors import BadRequest, StoreUnavailable
from bot.figures import figure_routes
from bot.gateway import Gateway
from bot.handover.citizens import Citizens
from bot.handover.counter import Counter
from bot.handover.opening import officer_routes
from bot.headers import SecurityHeaders
from bot.installable import install_routes
from bot.internal import health_routes, secret_routes
from bot.keys import Pseudonyms, keep_key
from bot.learning.collecting import Learning
from bot.learning.messages import Lessons
from bot.learning.routes import learning_routes
from bot.limits import sender_limit
from bot.metrics import metric_routes
from bot.newcomers import newcomers_of
from bot.news.board import Board
from bot.news.routes import notice_routes
from bot.officers.opening import open_officers
from bot.officers.routes import officer_chat_routes
from bot.printing import printing_routes
from bot.ratings import Ratings
from bot.replicas import Replicas
from bot.sealing import seal_of
from bot.sessions import sessions_of
from bot.settings import BotSettings
from bot.store import Store
from bot.threads import to_its_end
from bot.trackers import Trackers
from bot.turn_log import TurnLog, turn_logger
from bot.units import read_units
from bot.vault import Vault
from bot.verification import verification_routes
from bot.wire import Answer

_log = logging.getLogger(__name__)
DAY_S = 24 * 3600.0
SWEEP_S = 3600.0


def create_app(
    settings: BotSettings,
    *,
    dialogue: Dialogue | None = None,
    clock: Callable[[], float] = time.time,
    messengers: Sequence[Messenger] | None = None,
) -> Starlette:
    """Return the gateway as an ASGI application, with its database opened and its keys made.

    Args:
        settings: Read once by the caller.
        dialogue: What answers; Rasa at ``settings.rasa_url`` unless given.
        clock: Seconds since 1970.
        messengers: The channels besides the web; those of the settings unless given.

    Raises:
        BadUnits: The file of the units must be corrected.
        KeyUnusable: A key cannot be read or kept.
        StoreUnavailable: The database cannot be opened.
        OSError: The turn log cannot be written.
    """
    client = rasa_client(settings)
    token = settings.rasa_token.get_secret_value() if settings.rasa_token else None
    rasas = Replicas(settings.rasa_url, discover=settings.rasa_discover, file=settings.rasa_file)
    gateway = _gateway(
        settings, dialogue or RasaDialogue(client, token=token, replicas=rasas), clock
    )
    office = PostOffice.open(gateway, messengers)
    app = Starlette(
        routes=_routes(settings, gateway, office),
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=_failures(settings),
        lifespan=_lifespan(gateway, office, client),
    )
    app.state.office = office
    return app


def _routes(settings: BotSettings, gateway: Gateway, office: PostOffice) -> list[BaseRoute]:
    """Return the web chat, the platforms' doors, and what our own processes and watchers ask."""
    internal = keep_key(settings.internal_secret, settings.keys_dir / "internal_secret")
    engine, seal, door = gateway.store.engine, seal_of(settings), _door(settings, gateway)
    channels: Sequence[Channel] = [WebChannel(settings, door)]
    return [
        *(route for channel in channels for route in channel.routes(gateway.handle)),
        *office.routes(),
        *verification_routes(settings),
        *demo_routes(settings),
        *install_routes(settings),
        *printing_routes(settings),
        *secret_routes(gateway.asking.vault, internal),
        *figure_routes(engine, internal),
        *metric_routes(gateway.metrics, engine),
        *learning_routes(Lessons(engine, seal), internal),
        *notice_routes(Board(engine, seal), internal),
        *officer_routes(gateway, office, door, internal),
        *officer_chat_routes(gateway.officers.links, internal, gateway.clock),
        *health_routes(gateway.asking.dialogue, gateway.store),
    ]


def _gateway(settings: BotSettings, dialogue: Dialogue, clock: Callable[[], float]) -> Gateway:
    units = read_units(settings.units_file)
    key = keep_key(settings.pseudonym_key, settings.keys_dir / "pseudonym_key")
    pseudonyms = Pseudonyms(key)
    seal = seal_of(settings)
    store = Store.open(settings.database_url, unit=settings.unit, seal=seal)
    trackers = Trackers.at(settings.tracker_store)
    asking = Asking(settings, dialogue, Vault(clock=clock), units=units, trackers=trackers)
    return Gateway(
        settings=settings,
        asking=asking,
        store=store,
        erasure=Erasure(store, trackers),
        pseudonyms=pseudonyms,
        limit=sender_limit(settings),
        log=TurnLog(turn_logger(settings.turn_log)),
        around=Around(Ratings(store.engine), kept=not settings.demo),
        counter=Counter(Citizens(store.engine, seal), units, trackers, asking.leave_form),
        officers=open_officers(settings, store.engine, seal, pseudonyms),
        clock=clock,
        leases=Leases(store.engine),
        learning=_learning(settings, Lessons(store.engine, seal), trackers),
    )


def _door(settings: BotSettings, gateway: Gateway) -> Door:
    key = keep_key(settings.pseudonym_key, settings.keys_dir / "pseudonym_key")
    sessions = sessions_of(settings, key)
    return Door(
        sessions,
        gateway.store,
        gateway.pseudonyms,
        gateway.forget,
        gateway.clock,
        newcomers=newcomers_of(settings),
    )


def _learning(settings: BotSettings, lessons: Lessons, trackers: Trackers) -> Learning | None:
    """Return what collects messages to learn from, where the operator wants that."""
    if settings.demo or not settings.learning:
        return None
    return Learning(lessons, trackers, settings)


def _lifespan(
    gateway: Gateway, office: PostOffice, client: httpx.AsyncClient
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        sweeping = asyncio.create_task(_sweep(gateway))
        try:
            async with office.opened():
                yield
        finally:
            sweeping.cancel()
            with suppress(asyncio.CancelledError):
                await sweeping
            await gateway.close()
            await client.aclose()

    return lifespan


async def _sweep(gateway: Gateway) -> None:
    """Delete what is too old, at the start and every hour."""
    retention_s = gateway.settings.retention_days * DAY_S
    while True:
        try:
            now = gateway.clock()
            await to_its_end(gateway.erasure.sweep, now, retention_s=retention_s)
        except StoreUnavailable:
            _log.exception("Old rows could not be deleted; tried again in an hour.")
        await asyncio.sleep(SWEEP_S)


def _failures(settings: BotSettings) -> Mapping[Any, ExceptionHandler]:
    """Return what is answered when a request fails: always the shape of contract 3."""

    async def bad_request(_: Request, error: Exception) -> Response:
        status = error.status if isinstance(error, BadRequest) else 400
        of_status = {401: sentences.session_over, 413: sentences.too_long}
        answer = of_status.get(status, sentences.bad_request)(settings)
        answer = sentences.rate_limited() if status == 429 else answer
        return _failed(answer, str(error), status)

    async def http_error(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return _failed(sentences.bad_request(settings), str(error), status)

    async def not_now(_: Request, error: Exception) -> Response:
        return _failed(sentences.unavailable(settings), type(error).__name__, 503)

    async def failed(_: Request, error: Exception) -> Response:
        return _failed(sentences.error(settings), type(error).__name__, 500)

    return {
        BadRequest: bad_request,
        HTTPException: http_error,
        StoreUnavailable: not_now,
        Exception: failed,
    }


def _failed(answer: Answer, reason: str, status: int) -> Response:
    body = json.loads(answer.as_json()) | {"error": reason}
    return JSONResponse(body, status_code=status)
