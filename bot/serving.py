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
    servers = [_server(app, settings.host, settings.port, None)]
    if certificate is not None and settings.https_port is not None:
        servers.append(_server(app, settings.host, settings.https_port, certificate))
    await asyncio.gather(*(server.serve() for server in servers))


def _server(app: ASGIApp, host: str, port: int, certificate: Certificate | None) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            lifespan="on" if certificate is None else "off",  # it begins and ends once
            access_log=False,  # the turn log is the record; addresses of citizens are kept nowhere
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=5,
            ssl_certfile=certificate and certificate.chain,
            ssl_keyfile=certificate and certificate.key,
        )
    )
