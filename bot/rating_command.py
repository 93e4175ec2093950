"""``python -m bot ratings``: what citizens think of the answers, for those who run the bot."""

from __future__ import annotations

import time
from datetime import timedelta

import click
from pydantic import ValidationError

from bot.daily import day_of
from bot.database import open_database
from bot.errors import GatewayError
from bot.ratings import Ratings
from bot.settings import read_settings


@click.command("ratings")
@click.option("--days", default=30, show_default=True, type=click.IntRange(1, 366))
@click.option("--words", is_flag=True, help="Print the words that came with them, too.")
def ratings_command(days: int, words: bool) -> None:
    r"""Print how many scores came for each unit and procedure, and their mean.

    \b
    Example:
        python -m bot ratings --days 7 --words
    """
    since = day_of(time.time()) - timedelta(days=days - 1)
    try:
        engine = open_database(read_settings().database_url)
        ratings = Ratings(engine)
        for unit, procedure, count, mean in ratings.totals(since):
            click.echo(f"{unit or '-'}  {procedure or '-'}  {count} scores, mean {mean:.1f}")
        if words:
            for day, score, word in ratings.words(since):
                click.echo(f"{day}  {score or '-'}  {word}")
        engine.dispose()
    except (GatewayError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
