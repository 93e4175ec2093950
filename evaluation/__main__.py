"""``python -m evaluation``: ask the product everything, or compare two runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from evaluation import runs
from evaluation.comparing import comparison
from evaluation.labels import SHARED, paths
from evaluation.running import Options, run
from knowledge_base.errors import KnowledgeBaseError
from scripts.problem import Problem


@contextmanager
def told() -> Iterator[None]:
    """Turn a foreseen failure into one sentence and exit status 1."""
    try:
        yield
    except (KnowledgeBaseError, Problem) as error:
        raise click.ClickException(str(error)) from error


@click.group(invoke_without_command=True)
@click.option("--shared", type=click.Path(path_type=Path), default=SHARED, show_default=True)
@click.option("--only", multiple=True, metavar="SET", help=f"One of: {', '.join(paths())}.")
@click.option("--curated", is_flag=True, help="Leave the national catalogue out.")
@click.option("--no-parts", is_flag=True, help="Leave out the tables of search and intents.")
@click.pass_context
def cli(
    context: click.Context, shared: Path, only: tuple[str, ...], curated: bool, no_parts: bool
) -> None:
    r"""Ask the running product every labelled message and print how well it answered.

    \b
    Example:
        python -m evaluation
        python -m evaluation --only dialogues --curated --no-parts
    """
    if context.invoked_subcommand is not None:
        return
    with told():
        kept = run(Options(shared, only, curated, parts=not no_parts), click.echo)
    click.echo(f"\nKept in {kept}. Compare with the run before: make eval-diff")


@cli.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
def diff(old: str | None, new: str | None) -> None:
    r"""Compare run OLD with run NEW; without names the last two, with one name it and the last.

    \b
    Example:
        python -m evaluation diff
        python -m evaluation diff 2026-11-23T07-20-00Z 2026-11-23T09-00-00Z
    """
    with told():
        named = [runs.folder_of(name) for name in (old, new) if name]
        first, second = map(runs.load, [*named, *runs.last_of(2 - len(named))])
        click.echo(comparison(first, second))


if __name__ == "__main__":
    cli()
