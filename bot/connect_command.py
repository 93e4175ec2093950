"""``python -m bot zalo-connect``: an operator lets an Official Account be written as by us."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import parse_qsl, urlsplit

import click
from pydantic import ValidationError

from bot.channels.zalo_oa import ZaloOaChannel
from bot.errors import GatewayError, NotConnected
from bot.settings import BotSettings, read_settings
from bot.units import read_units


@click.command("zalo-connect")
@click.option(
    "--answer",
    help="The address that the browser came to after the consent, if that page is not the "
    "gateway's: it begins with BOT_ZALO_OA_CALLBACK_URL and holds the code.",
)
def connect_command(answer: str | None) -> None:
    r"""Show the link at which an administrator of a Zalo Official Account connects it.

    \b
    Example:
        python -m bot zalo-connect
        python -m bot zalo-connect --answer 'https://…/zalo/callback?code=…&oa_id=…&state=…'
    """
    try:
        lines = asyncio.run(_connect(read_settings(), answer))
    except (GatewayError, OSError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
    for line in lines:
        click.echo(line)


async def _connect(settings: BotSettings, answer: str | None) -> list[str]:
    channel = ZaloOaChannel.of(settings, read_units(settings.units_file), time.time)
    if channel is None:
        raise NotConnected("Set BOT_ZALO_OA_APP_ID and BOT_ZALO_OA_SECRET first.")
    connecting = channel.connecting
    try:
        if answer is not None:
            account = await connecting.take(dict(parse_qsl(urlsplit(answer).query)))
            return [f"Official Account {account} is connected."]
        links = connecting.links()
        challenge = connecting.consent.challenge if connecting.consent else ""
        return [
            "Save in Zalo's console, once:",
            f"  Official Account Callback Url: {settings.zalo_oa_callback_url}",
            f"  Code Challenge: {challenge}",
            "Then open, within half an hour, as an administrator of the account:",
            *(f"  {link}" for link in links),
        ]
    finally:
        await channel.close()
