"""``python -m bot migrate``: the steps of the gateway's database, for those who run the bot."""

from __future__ import annotations

import click
from pydantic import ValidationError

from bot.database import engine_at, transaction
from bot.errors import GatewayError
from bot.migrating import LATEST, go_to, revision, steps
from bot.settings import read_settings


@click.command("migrate")
@click.option(
    "--to",
    "step",
    default=LATEST,
    show_default=True,
    type=click.Choice(steps()),
    help="The step to go to, forward or back; what only later steps knew is deleted.",
)
def migrate_command(step: str) -> None:
    r"""Bring the gateway's database to a step; a gateway that starts takes what is missing.

    \b
    Example:
        python -m bot migrate --to 0001
    """
    try:
        engine = engine_at(read_settings().database_url)
        with transaction(engine) as connection:
            before = revision(connection) or "nothing"
            go_to(connection, step)
        engine.dispose()
    except (GatewayError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The gateway's database is at {step} (was at {before}).")
