"""``python -m knowledge_base offline-page``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.offline.page import HOTLINE
from knowledge_base.settings import KnowledgeBaseSettings


@click.command("offline-page")
@click.option("--into", type=click.Path(path_type=Path), default=Path("var/offline.html"))
@click.option("--hotline", default=HOTLINE, show_default=True, help="Number that the page names.")
def offline_page_command(into: Path, hotline: str) -> None:
    r"""Write one HTML file with the curated procedures, which works without a network.

    \b
    Example:
        python -m knowledge_base offline-page --into motcua.html
    """
    from knowledge_base.offline.page import offline_page, those_that_fit
    from knowledge_base.store import load_curated

    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    try:
        held = load_curated(KnowledgeBaseSettings().procedures_dir)
        procedures = those_that_fit(held, today)
        page = offline_page(procedures, today, hotline)
        into.parent.mkdir(parents=True, exist_ok=True)
        into.write_text(page, encoding="utf-8", newline="\n")
    except (KnowledgeBaseError, OSError) as error:
        raise click.ClickException(str(error)) from error
    kilobytes = len(page.encode()) / 1000
    left = (
        f" ({len(held) - len(procedures)} little used ones left out)"
        if len(held) > len(procedures)
        else ""
    )
    click.echo(f"{into}: {len(procedures)} procedures{left}, {kilobytes:.0f} kB.")
