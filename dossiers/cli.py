"""The commands of ``python -m dossiers``."""

from __future__ import annotations

import logging
import signal
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import click
from pydantic import ValidationError

from dossiers import watching
from dossiers.calendar import VIETNAM, vietnam
from dossiers.codes import read_code
from dossiers.database import open_database
from dossiers.errors import DossierError
from dossiers.factors import Hasher
from dossiers.importing import Importer, Report
from dossiers.keys import keep_key
from dossiers.mapping import read_mapping
from dossiers.settings import DossierSettings

SHOWN_PROBLEMS = 50


@click.group()
def cli() -> None:
    """Dossiers that citizens have filed."""


@cli.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--mapping",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="YAML file that says which column means what (docs/dossiers.md).",
)
@click.option("--as-of", help="When the export was made, 2026-11-23T08:00; unset: now.")
def import_file(file: Path, mapping: Path, as_of: str | None) -> None:
    r"""Import FILE, a CSV or XLSX export of one-stop software; doing it again is harmless.

    Ends with status 1 when rows were left out, each reported by its line.

    \b
    Example:
        python -m dossiers import hoso.csv --mapping dossiers/mappings/sample.yml
    """
    try:
        report = _import(file, mapping, _moment(as_of))
    except (DossierError, ValidationError) as error:
        raise click.ClickException(str(error)) from error
    _print(report)
    if report.bad:
        raise SystemExit(1)


@cli.command("read-code")
@click.argument("text")
def read_code_(text: str) -> None:
    r"""Say what TEXT holds: a dossier code, a payment's number, a procedure code.

    \b
    Example:
        python -m dossiers read-code "h56.14 240823 0001"
    """
    reading = read_code(text)
    click.echo(f"{reading.kind}: {reading.code}" if reading.code else str(reading.kind))


@cli.command()
@click.option("--once", is_flag=True, help="Look once at what is due, then end.")
def watch(once: bool) -> None:
    r"""Look at dossiers that citizens follow, and have them told what is new.

    Runs until it is stopped; without a source it waits for one. Several may run at once.

    \b
    Example:
        python -m dossiers watch
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            watching.watch(DossierSettings(), once=once)
    except ValidationError as error:
        raise click.ClickException(str(error)) from error


def _import(file: Path, mapping: Path, told_at: float) -> Report:
    settings = DossierSettings()
    read = read_mapping(mapping)
    hasher = Hasher(keep_key(settings.key, settings.key_file))
    engine = open_database(settings.database_url)
    try:
        return Importer(engine, hasher, vietnam()).run(file, read, told_at=told_at)
    finally:
        engine.dispose()


def _moment(text: str | None) -> float:
    if text is None:
        return time.time()
    try:
        return datetime.fromisoformat(text).replace(tzinfo=VIETNAM).timestamp()
    except ValueError as error:
        raise click.ClickException(f"--as-of: {error}") from error


def _print(report: Report) -> None:
    for line, problem in report.problems[:SHOWN_PROBLEMS]:
        click.echo(f"line {line}: {problem}", err=True)
    if report.bad > SHOWN_PROBLEMS:
        click.echo(f"… and {report.bad - SHOWN_PROBLEMS} more rows were left out.", err=True)
    click.echo(
        f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.bad} left out."
    )
