"""Opens knowledge base and dossiers in every worker before it serves, and answers ``/healthz``."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Any

from rasa_sdk.plugin import plugin_manager
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, JSONResponse, json, text
from sanic.worker.manager import WorkerManager

from actions import services
from actions.metrics import CONTENT, metrics
from dossiers.desk import SWEEP_S
from dossiers.errors import DossierError
from knowledge_base.errors import KnowledgeBaseError

import pluggy  # isort: skip

hookimpl = pluggy.HookimplMarker("rasa_sdk")
log = logging.getLogger(__name__)
PATIENCE_S = 300
"""Seconds for a worker to begin to serve: Sanic kills it after 30, again and again, and a machine
under load needs longer to open the knowledge base."""


@hookimpl
def attach_sanic_app_extensions(app: Sanic[Any, Any]) -> None:
    """Add the warm-up and the health check to rasa-sdk's server (its plugin hook)."""
    app.register_listener(open_before_serving, "before_server_start")
    app.add_task(sweep_hourly())
    app.add_task(learn_always())
    app.add_route(healthz, "/healthz", name="healthz")
    app.add_route(show_metrics, "/metrics", name="metrics")


async def open_before_serving(app: Sanic[Any, Any]) -> None:
    """Open what is needed now; a failure is told by the health check, not by a crash."""
    try:
        log.info("Knowledge base open: %d procedures.", len(services.knowledge_base()))
    except KnowledgeBaseError as error:
        log.error("The knowledge base cannot be opened: %s", error)
    try:
        services.working_days().is_working(services.today())  # else the first answer waits for it
        log.info("Dossiers: %s.", "connected" if services.dossier_desk().is_open else "no source")
    except DossierError as error:
        log.error("Dossiers cannot be looked up: %s", error)


async def sweep_hourly() -> None:
    """Delete old look-ups and tries, also while nobody looks anything up."""
    while True:
        try:
            await asyncio.to_thread(lambda: services.dossier_desk().sweep())
        except DossierError as error:
            log.error("Old look-ups could not be deleted: %s", error)
        await asyncio.sleep(SWEEP_S)


async def learn_always() -> None:
    """Take in what officers have approved, soon after they have."""
    every_s = services.learner().settings.learned_every_s
    while True:
        await asyncio.to_thread(services.learn)
        await asyncio.sleep(every_s)


async def healthz(request: Request) -> JSONResponse:
    """Answer 200 when questions can be answered, 503 with the reason when not."""
    try:
        procedures = len(services.knowledge_base())
    except KnowledgeBaseError as error:
        return json({"status": "unavailable", "reason": str(error)}, status=503)
    return json({"status": "ok", "procedures": procedures})


async def show_metrics(_: Request) -> HTTPResponse:
    """Answer what Prometheus reads; only Rasa and Prometheus reach this server."""
    return text(await asyncio.to_thread(metrics().text), content_type=CONTENT)


def register() -> None:
    """Register the hook once a process, also in the workers that rasa-sdk spawns."""
    WorkerManager.THRESHOLD = PATIENCE_S * 10  # it counts tenths of seconds
    manager = plugin_manager()
    if not manager.is_registered(sys.modules[__name__]):
        manager.register(sys.modules[__name__])
