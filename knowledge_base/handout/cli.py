"""``python -m knowledge_base handout``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.settings import KnowledgeBaseSettings


@click.command("handout")
@click.argument("code")
@click.option(
    "--bot", "address", required=True, help="A web chat's address, or https://t.me/<bot>."
)
@click.option("--unit", help="Id of the unit whose answers the code leads to.")
@click.option("--into", type=click.Path(path_type=Path), help="The file; unset: <code>.pdf.")
def handout_command(code: str, address: str, unit: str | None, into: Path | None) -> None:
    r"""Write a sheet of A5 paper about CODE, with a QR code that opens the bot at it.

    \b
    Example:
        python -m knowledge_base handout 1.001193 --bot https://t.me/motcua_bot
    """
    from knowledge_base.asking import store_of
    from knowledge_base.handout.link import deep_link
    from knowledge_base.handout.sheet import handout

    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    path = into or Path(f"{code}.pdf")
    try:
        procedure = store_of(KnowledgeBaseSettings()).get(code)
        path.write_bytes(handout(procedure, today, deep_link(address, code, unit)))
    except (KnowledgeBaseError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(str(path))
