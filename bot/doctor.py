"""Looks at every channel and says what is wrong, in words that tell what to do."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from bot.delivery.post import Post
from bot.delivery.traces import WAITING
from bot.dialogue import RasaDialogue, rasa_client
from bot.errors import DialogueUnavailable, StoreUnavailable
from bot.keys import Pseudonyms, keep_key
from bot.messengers import CHANNELS, messengers
from bot.sealing import seal_of
from bot.settings import BotSettings
from bot.switches import Switches
from bot.units import read_units

TROUBLED = ("refused", "late", "unknown", "perhaps twice")


class Finding(NamedTuple):
    """What was found.

    Attributes:
        about: A channel, `rasa` or `database`.
        words: One sentence.
        wrong: Whether somebody should do something.
    """

    about: str
    words: str
    wrong: bool = False


async def examine(settings: BotSettings) -> Sequence[Finding]:
    """Return what is right and wrong with Rasa, the database and every channel.

    Raises:
        BadUnits: The file of the units must be corrected.
        KeyUnusable: A key cannot be read or kept.
        StoreUnavailable: The database cannot be opened.
        OSError: A file with a secret cannot be read.
    """
    findings = [await _rasa(settings), *_database(settings)]
    findings += [finding async for finding in _channels(settings)]
    return findings


async def _rasa(settings: BotSettings) -> Finding:
    token = settings.rasa_token.get_secret_value() if settings.rasa_token else None
    async with rasa_client(settings) as client:
        try:
            await RasaDialogue(client, token=token).check()
        except DialogueUnavailable as error:
            return Finding("rasa", f"{error} See BOT_RASA_URL ({settings.rasa_url}).", wrong=True)
    return Finding("rasa", f"answers at {settings.rasa_url}.")


def _database(settings: BotSettings) -> Iterable[Finding]:
    """Return what is switched off, and how parts of answers ended in the last days."""
    key = keep_key(settings.pseudonym_key, settings.keys_dir / "pseudonym_key")
    post = Post.open(settings.database_url, seal_of(settings), Pseudonyms(key))
    try:
        off = Switches(post.engine).list()
        counts, reasons, heard = post.counts(), post.last_reasons(), post.last_heard()
    finally:
        post.close()
    yield Finding("database", "can be read and written.")
    for one in off:
        hours = (time.time() - one.at) / 3600
        yield Finding(one.channel, f"switched off {hours:.1f} hours ago: {one.why}", wrong=True)
    for channel, at in sorted(heard.items()):
        yield Finding(channel, f"a citizen last wrote {(time.time() - at) / 3600:.1f} hours ago.")
    for (channel, state), number in sorted(counts.items()):
        yield _parts(channel, state, number, reasons.get((channel, state)))


def _parts(channel: str, state: str, number: int, reason: str | None) -> Finding:
    """Say how many parts of answers are in a state, and the last reason for it."""
    if state in WAITING:
        words = f"{number} parts of answers wait to be sent."
        wrong = reason is not None
    else:
        words = f"{number} parts of answers in the last 8 days ended as: {state}."
        wrong = state in TROUBLED
    return Finding(channel, f"{words} The last: {reason}" if reason else words, wrong)


async def _channels(settings: BotSettings) -> AsyncIterator[Finding]:
    made = messengers(settings, read_units(settings.units_file), time.time)
    for name in set(CHANNELS) - {"web"} - {channel.name for channel in made}:
        yield Finding(name, f"not set up; {_needed(name, settings)}")
    for channel in made:
        problems = ["it did not answer"]
        with suppress(StoreUnavailable):
            problems = await channel.check()
        await channel.close()
        for problem in problems:
            yield Finding(channel.name, problem, wrong=True)
        if not problems:
            yield Finding(channel.name, "settings, token and webhook are in order.")


def _needed(name: str, settings: BotSettings) -> str:
    if name != "zalo_oa":
        return f"it needs BOT_{name.upper()}_TOKEN."
    missing = [
        variable
        for variable, value in (
            ("BOT_ZALO_OA_APP_ID", settings.zalo_oa_app_id),
            ("BOT_ZALO_OA_SECRET", settings.zalo_oa_secret),
        )
        if not value
    ]
    return f"it needs {' and '.join(missing)}."
