"""Serves the gateway: plain http, and https on a port of its own when the settings name one.

The other processes of this machine go on speaking http to it.
"""

from __future__ import annotations

import asyncio

import uvicorn
from starlette.types import ASGIApp

from bot.certificate import Certificate
from bot.settings import BotSettings


async def serve_all(app: ASGIApp, settings: BotSettings, certificate: Certificate | None) -> None:
    """Serve ``app`` until the process is told to end."""
    servers = [server_of(app, settings, settings.port, None)]
    if certificate is not None and settings.https_port is not None:
        servers.append(server_of(app, settings, settings.https_port, certificate))
    await asyncio.gather(*(server.serve() for server in servers))


def server_of(
    app: ASGIApp, settings: BotSettings, port: int, certificate: Certificate | None
) -> uvicorn.Server:
    """Return what serves ``app`` at ``port``, over https with ``certificate``."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=settings.host,
            port=port,
            lifespan="on" if certificate is None else "off",  # it begins and ends once
            access_log=False,  # the turn log is the record; addresses of citizens are kept nowhere
            log_config=None,
            server_header=False,
            forwarded_allow_ips=settings.trusted_proxies,
            timeout_graceful_shutdown=5,
            ssl_certfile=certificate and certificate.chain,
            ssl_keyfile=certificate and certificate.key,
        )
    )
