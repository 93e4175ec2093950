"""The command ``python -m knowledge_base import``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.importers.elsewhere import ELSEWHERE, import_names
from knowledge_base.importers.importing import Options, import_national
from knowledge_base.importers.report import describe
from knowledge_base.importers.sources import Source
from knowledge_base.importers.usage import read_usage
from knowledge_base.settings import KnowledgeBaseSettings

_FILE = click.Path(exists=True, path_type=Path)


@click.command("import")
@click.argument("paths", nargs=-1, type=_FILE)
@click.option("--into", type=click.Choice(["national"]), required=True, help="The catalogue.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day of the facts (crawl date).")
@click.option("--usage", type=_FILE, help="The portal's use counter, a TSV file.")
@click.option("--keep-missing", is_flag=True, help="Keep records that PATHS do not hold.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option(
    "--fetch",
    "fetch_into",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="First fetch records from the portal into FOLDER, then import it.",
)
@click.option("--contact", help="With --fetch: address of whoever is responsible for it.")
@click.option("--limit", type=int, default=200, show_default=True, help="With --fetch: at most.")
@click.option(
    "--pause",
    type=float,
    default=3.0,
    show_default=True,
    help="With --fetch: seconds between requests, at least 2.",
)
def import_command(
    paths: tuple[Path, ...],
    into: str,
    as_of: datetime | None,
    usage: Path | None,
    keep_missing: bool,
    as_json: bool,
    fetch_into: Path | None,
    contact: str | None,
    limit: int,
    pause: float,
) -> None:
    """Compile PATHS (files, folders, tar or zip archives) into the national catalogue.

    Example: python -m knowledge_base import pages.tar.gz lists/ --into national --as-of 2026-06-10
    """
    del into  # there is only one
    try:
        if fetch_into is not None:
            _fetch(fetch_into, contact, limit=limit, pause_s=pause)
            paths = (*paths, fetch_into)
        if not paths:
            raise click.UsageError("Name at least one file or folder to import.")
        options = Options(
            today=datetime.now(UTC).date(),
            as_of=as_of.date() if as_of else None,
            usage=read_usage(usage) if usage else {},
            keep_missing=keep_missing or fetch_into is not None,
        )
        report = import_national(paths, KnowledgeBaseSettings().data_dir, options, show_progress)
    except (KnowledgeBaseError, OSError) as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        return
    for line in describe(report):
        click.echo(line)


def show_progress(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield ``sources`` behind a bar on standard error; silent when that is no terminal."""
    from tqdm import tqdm

    yield from tqdm(sources, unit=" files", file=sys.stderr, disable=None, leave=False)


def _fetch(folder: Path, contact: str | None, *, limit: int, pause_s: float) -> None:
    from knowledge_base.importers.fetch import fetch_records

    if not contact:
        raise click.UsageError("--fetch needs --contact: the portal must know who is asking.")
    outcome = fetch_records(folder, contact=contact, limit=limit, pause_s=pause_s)
    click.echo(outcome.said, err=True)


@click.command("import-names")
@click.argument("paths", nargs=-1, required=True, type=_FILE)
def import_names_command(paths: tuple[Path, ...]) -> None:
    r"""Import names of procedures that exist elsewhere, so that they can be named and declined.

    PATHS are tables with columns code and name (TSV), or lines of JSON with code and procedure.

    \b
    Example:
        python -m knowledge_base import-names ../shared/data/top_citizen_procedures.tsv
    """
    target = KnowledgeBaseSettings().data_dir / ELSEWHERE
    try:
        count = import_names(paths, target)
    except (KnowledgeBaseError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count} names imported into {target}.")
