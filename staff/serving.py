"""Serves the officers' pages."""

from __future__ import annotations

import uvicorn
from starlette.types import ASGIApp

from staff.settings import StaffSettings


def served(app: ASGIApp, settings: StaffSettings) -> uvicorn.Config:
    """Return how ``app`` is served: where, and whose word is taken for who asks."""
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        access_log=False,  # addresses hold what officers search for
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=3,
        forwarded_allow_ips=settings.trusted_proxies,
    )
