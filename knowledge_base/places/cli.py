"""The command ``python -m knowledge_base import-places``."""

from __future__ import annotations

from pathlib import Path

import click

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.places.importing import import_communes
from knowledge_base.places.loading import COMMUNES, load_places
from knowledge_base.settings import KnowledgeBaseSettings


@click.command("import-places")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_places_command(source: Path) -> None:
    r"""Import the communes since 1/7/2025 from SOURCE, a JSON list of units (gzipped or not).

    \b
    Example:
        python -m knowledge_base import-places ../shared/data/places/vn_units_2026-07-25.json.gz
    """
    target = KnowledgeBaseSettings().data_dir / COMMUNES
    try:
        count = import_communes(source, target, load_places())
    except (KnowledgeBaseError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count} communes imported into {target}.")
