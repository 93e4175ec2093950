"""The commands of the knowledge base; each foreseen failure is one sentence, never a traceback."""

from __future__ import annotations

import click

from knowledge_base.check import check_folder
from knowledge_base.settings import KnowledgeBaseSettings


@click.group()
def cli() -> None:
    """The catalogue of procedures and the search in it."""


@cli.command()
def check() -> None:
    r"""List every problem of every curated record.

    \b
    Example:
        python -m knowledge_base check
    """
    procedures, problems = check_folder(KnowledgeBaseSettings().procedures_dir)
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.ClickException(f"{len(problems)} problems in {len(procedures)} records.")
    click.echo(f"{len(procedures)} records, no problem.")
