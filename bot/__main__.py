"""The gateway's commands: ``python -m bot serve`` and ``python -m bot talk``."""

from __future__ import annotations

import io
import os
import socket
import sys

import click
import httpx
import uvicorn
from pydantic import ValidationError

from bot.app import create_app
from bot.errors import GatewayError, PortTaken
from bot.settings import BotSettings
from bot.talk import Talk
from bot.turn_log import set_up_process_log


@click.group()
def cli() -> None:
    """Một Cửa's gateway: what citizens talk to."""


@cli.command()
def serve() -> None:
    r"""Serve the web chat and its interface; settings are BOT_… variables.

    \b
    Example:
        BOT_PORT=8010 python -m bot serve
    """
    set_up_process_log()
    try:
        settings = BotSettings()
        _refuse_taken(settings.host, settings.port)
        app = create_app(settings)
    except (GatewayError, OSError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        access_log=False,  # the turn log is the record; addresses of citizens are kept nowhere
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=5,
    )


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Read and write JSON lines (contract 4).")
@click.option("--url", help="Where the gateway listens; unset: as BOT_HOST and BOT_PORT say.")
def talk(as_json: bool, url: str | None) -> None:
    r"""Talk with a running gateway in the terminal.

    \b
    Example:
        echo '{"session": "a", "text": "làm khai sinh cần gì"}' | python -m bot talk --json
    """
    _speak_utf8()
    base_url = url or _own_url()
    with httpx.Client(base_url=base_url, timeout=30.0, trust_env=False) as client:
        talker = Talk(client)
        if as_json:
            for line in talker.answer_lines(sys.stdin):
                print(line, flush=True)
        else:
            talker.converse(lambda: input("> "), print)


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the terminal's locale, and stop at no byte that is neither."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _own_url() -> str:
    settings = BotSettings()
    return f"http://{settings.host}:{settings.port}"


def _refuse_taken(host: str, port: int) -> None:
    """Raise `PortTaken` when something listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(host, port) from error


if __name__ == "__main__":
    cli()
