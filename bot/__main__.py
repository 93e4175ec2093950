"""The gateway's commands: ``python -m bot serve`` and ``python -m bot talk``."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
import httpx
from pydantic import ValidationError

from bot.app import create_app
from bot.certificate import served_with
from bot.connect_command import connect_command
from bot.database import open_database
from bot.demo import terminal_code
from bot.doctor import examine
from bot.erasure import Erasure
from bot.errors import GatewayError, PortTaken
from bot.messengers import CHANNELS
from bot.migrate_command import migrate_command
from bot.notice_command import notice_command
from bot.rating_command import ratings_command
from bot.serving import serve_all
from bot.settings import read_settings
from bot.store import Store
from bot.switches import ALL, Switches
from bot.talk import Talk
from bot.trackers import Trackers
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
        settings = read_settings()
        _refuse_taken(settings.host, settings.port)
        app = create_app(settings)
        certificate = served_with(settings, datetime.now(UTC))
    except (GatewayError, OSError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
    if settings.demo:
        click.echo(terminal_code(settings))
    asyncio.run(serve_all(app, settings, certificate))


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


@cli.command()
@click.argument("channel", default=ALL, type=click.Choice([ALL, *CHANNELS]))
@click.option("--why", required=True, help="For those who run the bot; citizens do not read it.")
@click.option("--notice", help="What citizens read instead of the usual notice.")
def off(channel: str, why: str, notice: str | None) -> None:
    r"""Switch CHANNEL, or all of them, off at once; see docs/switch-off.md.

    \b
    Example:
        python -m bot off zalo_oa --why "sai lệ phí tạm trú"
    """
    with _switches() as switches:
        switches.off(channel, time.time(), why=why, notice=notice)
    click.echo(f"{channel}: off. Switch it on again with: python -m bot on {channel}")


@cli.command()
@click.argument("channel", default=ALL, type=click.Choice([ALL, *CHANNELS]))
def on(channel: str) -> None:
    r"""Switch CHANNEL, or all of them, on again.

    \b
    Example:
        python -m bot on zalo_oa
    """
    with _switches() as switches:
        was_off = switches.on(channel)
        still = [one for one in switches.list() if ALL in (channel, one.channel)]
    click.echo(f"{channel}: on." if was_off else f"{channel} was not off.")
    for one in still:
        click.echo(f"{one.channel} is still off: {one.why}")


@cli.command()
def retention() -> None:
    r"""Delete what is too old now; a running gateway does so every hour.

    \b
    Example:
        python -m bot retention
    """
    try:
        settings = read_settings()
        erasure = Erasure(Store.open(settings.database_url), Trackers.at(settings.tracker_store))
        erasure.sweep(time.time(), retention_s=settings.retention_days * 24 * 3600.0)
        erasure.close()
    except (GatewayError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Deleted what is older than {settings.retention_days} days, and old sessions.")


@cli.command()
def doctor() -> None:
    r"""Check every channel's settings, tokens and webhook, and say what is wrong.

    \b
    Example:
        python -m bot doctor
    """
    logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines hold the tokens of URLs
    try:
        findings = asyncio.run(examine(read_settings()))
    except (GatewayError, OSError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
    for finding in findings:
        click.echo(f"{'wrong' if finding.wrong else 'ok':5}  {finding.about}: {finding.words}")
    if any(finding.wrong for finding in findings):
        raise SystemExit(1)


cli.add_command(migrate_command)
cli.add_command(connect_command)
cli.add_command(notice_command)
cli.add_command(ratings_command)


@contextmanager
def _switches() -> Iterator[Switches]:
    try:
        engine = open_database(read_settings().database_url)
        yield Switches(engine)
        engine.dispose()
    except (GatewayError, ValidationError) as error:
        raise click.ClickException(str(error)) from error


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the terminal's locale, and stop at no byte that is neither."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _own_url() -> str:
    settings = read_settings()
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
