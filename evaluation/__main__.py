"""``python -m evaluation``: ask the product everything, or compare two runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from evaluation import gate, learned, publishing, runs
from evaluation.comparing import comparison
from evaluation.labels import SHARED, paths
from evaluation.running import Options, fuzzed, run
from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.opening import open_knowledge_base
from knowledge_base.settings import KnowledgeBaseSettings
from scripts.problem import Problem
from staff.settings import StaffSettings


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


@cli.command()
@click.option("--count", default=20_000, show_default=True, help="How many messages.")
@click.option("--seed", default=7, show_default=True, help="Of all chance.")
@click.option("--clients", default=4, show_default=True, help="Conversations at a time.")
def fuzz(count: int, seed: int, clients: int) -> None:
    r"""Ask the running product random and mutated messages; none may end in an error.

    \b
    Example:
        python -m evaluation fuzz --count 500
    """
    with told():
        run = fuzzed(count, seed, clients)
    for ending, times in run.endings.most_common():
        click.echo(f"{ending:20} {times}")
    for text, problem in run.problems:
        click.echo(f"{problem}: {text[:200]!r}")
    if run.problems:
        raise click.ClickException(f"{len(run.problems)} of {count} messages ended badly.")


@cli.command()
@click.argument("name", required=False)
def publish(name: str | None) -> None:
    r"""Write what the public quality page shows: run NAME, or the last one.

    \b
    Example:
        python -m evaluation publish
    """
    with told():
        publishing.write(runs.load(runs.folder_of(name) if name else runs.last_of(1)[0]))
    click.echo(f"Written to {publishing.PUBLISHED}.")


@cli.command("gate")
def gate_() -> None:
    r"""Measure the gate of our domain on our examples, cross-validated, and print its weights.

    \b
    Example:
        python -m evaluation gate
    """
    with told():
        kb = open_knowledge_base(KnowledgeBaseSettings())
        click.echo(gate.report(gate.rows_of(kb, gate.told())))


@cli.command("learned")
@click.argument("path", required=False, type=click.Path(path_type=Path))
def learned_(path: Path | None) -> None:
    r"""Ask the search every phrase that was approved: those of PATH, or of STAFF_LEARNED_FILE.

    \b
    Example:
        python -m evaluation learned
        python -m evaluation learned var/learned.jsonl
    """
    with told():
        phrases = learned.read_pairs(path or StaffSettings().learned_file)
        kb = open_knowledge_base(KnowledgeBaseSettings()) if phrases else None
        click.echo(learned.report(learned.run(kb, phrases) if kb else []))


if __name__ == "__main__":
    cli()
