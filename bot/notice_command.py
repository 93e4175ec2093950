"""``python -m bot notice``: officers post what citizens must know now, with an expiry."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import click
from pydantic import ValidationError

from bot.daily import VIETNAM
from bot.database import open_database
from bot.errors import GatewayError
from bot.notices import LONGEST, About, Notice, Notices
from bot.settings import read_settings

FORM = "%Y-%m-%d %H:%M"


@click.group("notice")
def notice_command() -> None:
    r"""Notices above related answers: the portal is down, the centre is closed.

    \b
    Example:
        python -m bot notice add --until "2026-11-24 08:00" "Cổng đang bảo trì."
        python -m bot notice list
    """


@notice_command.command()
@click.argument("text")
@click.option("--until", type=click.DateTime([FORM]), required=True, help="Time in Vietnam.")
@click.option(
    "--about", type=click.Choice([a.value for a in About]), default="all", show_default=True
)
@click.option("--unit", default="", help="Only for those who turned to this unit.")
def add(text: str, until: datetime, about: str, unit: str) -> None:
    r"""Post TEXT above the answers that it concerns, on every channel, until a time.

    \b
    Example:
        python -m bot notice add --about portal --until "2026-11-24 08:00" \
            "Cổng đang bảo trì đến 8 giờ sáng mai, anh/chị nộp sau giúp."
    """
    ends, now = until.replace(tzinfo=VIETNAM).timestamp(), time.time()
    if ends <= now:
        raise click.ClickException("--until is past; give a time to come (in Vietnam).")
    if not text.strip() or len(text) > LONGEST:
        raise click.ClickException(f"The text must have 1 to {LONGEST} characters.")
    with _notices() as notices:
        made = notices.add(About(about), text.strip(), now=now, until=ends, unit=unit)
    click.echo(f"Notice {made} stands until {until:{FORM}}.")
    click.echo(f"End it sooner with: python -m bot notice end {made}")


@notice_command.command("list")
def list_() -> None:
    r"""List the notices that stand.

    \b
    Example:
        python -m bot notice list
    """
    with _notices() as notices:
        standing = notices.list(time.time())
    for one in standing:
        click.echo(_line(one))
    if not standing:
        click.echo("No notice stands.")


@notice_command.command()
@click.argument("number", type=int)
def end(number: int) -> None:
    r"""End the notice with this NUMBER now.

    \b
    Example:
        python -m bot notice end 3
    """
    with _notices() as notices:
        ended = notices.end(number)
    if not ended:
        raise click.ClickException(f"There is no notice {number}. See: python -m bot notice list")
    click.echo(f"Notice {number} is ended.")


def _line(notice: Notice) -> str:
    until = datetime.fromtimestamp(notice.until, VIETNAM)
    unit = f", {notice.unit}" if notice.unit else ""
    return f"{notice.id}  {notice.about}{unit}, until {until:{FORM}}: {notice.text}"


@contextmanager
def _notices() -> Iterator[Notices]:
    try:
        engine = open_database(read_settings().database_url)
        yield Notices(engine)
        engine.dispose()
    except (GatewayError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
