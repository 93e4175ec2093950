"""The commands of ``python -m staff``; each foreseen failure is one sentence."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click
from argon2 import PasswordHasher
from pydantic import ValidationError

from staff.accounts import Accounts
from staff.database import open_database
from staff.errors import StaffError
from staff.roles import Account, Role
from staff.settings import StaffSettings

ROLES = click.Choice([role.value for role in Role])


@click.group()
def cli() -> None:
    """Một Cửa's pages for officers."""


@cli.command()
def serve() -> None:
    r"""Serve the pages; settings are STAFF_… variables.

    \b
    Example:
        STAFF_PORT=8011 python -m staff serve
    """
    import uvicorn

    from staff.app import create_app
    from staff.serving import served

    try:
        settings = StaffSettings()
        app = create_app(settings)
    except (StaffError, OSError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
    with suppress(KeyboardInterrupt):
        uvicorn.Server(served(app, settings)).run()


@cli.group()
def user() -> None:
    """Accounts of officers."""


@user.command("add")
@click.argument("name")
@click.option("--display", required=True, help="As citizens and colleagues read it.")
@click.option("--role", type=ROLES, required=True)
@click.option("--unit", required=True, help="Id of the unit, as in the gateway's file of units.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def add(name: str, display: str, role: str, unit: str, password_stdin: bool) -> None:
    r"""Make the account NAME; the password is asked for, or read from standard input.

    \b
    Example:
        python -m staff user add lan --display "Nguyễn Thị Lan" --role officer --unit phuong-1
    """
    password = read_password(from_stdin=password_stdin)
    with accounts() as held:
        held.add(Account(0, name, display, Role(role), unit), password, time.time())
    click.echo(f"Account {name} made.")


@user.command("password")
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def password_(name: str, password_stdin: bool) -> None:
    r"""Give the account NAME another password; it must sign in again everywhere.

    \b
    Example:
        python -m staff user password lan
    """
    password = read_password(from_stdin=password_stdin)
    with accounts() as held:
        held.set_password(name, password, time.time())
    click.echo(f"The password of {name} is changed.")


@user.command("disable")
@click.argument("name")
def disable(name: str) -> None:
    r"""Let nobody sign in as NAME any more; what the account did stays in the trail.

    \b
    Example:
        python -m staff user disable lan
    """
    with accounts() as held:
        held.disable(name, time.time())
    click.echo(f"{name} cannot sign in any more.")


@user.command("enable")
@click.argument("name")
def enable(name: str) -> None:
    r"""Let NAME sign in again.

    \b
    Example:
        python -m staff user enable lan
    """
    with accounts() as held:
        held.enable(name, time.time())
    click.echo(f"{name} can sign in again.")


@user.command("list")
def list_() -> None:
    r"""Print every account.

    \b
    Example:
        python -m staff user list
    """
    with accounts() as held:
        for account, disabled in held.all():
            state = "  (disabled)" if disabled else ""
            role = f"{account.role.value:8}"
            click.echo(f"{account.name:20} {role} {account.unit:20} {account.display}{state}")


@contextmanager
def accounts() -> Iterator[Accounts]:
    """Give the accounts of the settings; a foreseen failure becomes one sentence."""
    try:
        engine = open_database(StaffSettings().database_url)
        try:
            yield Accounts(engine, PasswordHasher())
        finally:
            engine.dispose()
    except (StaffError, ValidationError) as error:
        raise click.ClickException(str(error)) from error


def read_password(*, from_stdin: bool) -> str:
    """Return a password that was typed twice without being shown, or one line of input."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return asked
