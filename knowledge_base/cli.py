"""The commands of the knowledge base; each foreseen failure is one sentence, never a traceback."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import IO
from zoneinfo import ZoneInfo

import click

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.evaluation.cli import evaluate_command
from knowledge_base.facets import Facet
from knowledge_base.handout.cli import handout_command
from knowledge_base.importers.cli import import_command, import_names_command
from knowledge_base.offline.cli import offline_page_command
from knowledge_base.places.cli import import_places_command
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.sources_check.cli import check_sources_command

CATALOGUES = click.Choice(["all", "curated", "national"])


@contextmanager
def told() -> Iterator[None]:
    """Turn a foreseen failure into one sentence and exit status 1."""
    try:
        yield
    except KnowledgeBaseError as error:
        raise click.ClickException(str(error)) from error


@click.group()
def cli() -> None:
    """The catalogue of procedures and the search in it."""


@cli.command()
def check() -> None:
    r"""List every problem of every curated record, and of the provinces' own rules.

    \b
    Example:
        python -m knowledge_base check
    """
    from knowledge_base.check import check_folder
    from knowledge_base.coaching.loading import problems_of_coaching
    from knowledge_base.local.loading import problems_of_units
    from knowledge_base.places.loading import problems_of_places

    procedures, problems = check_folder(KnowledgeBaseSettings().procedures_dir)
    problems += problems_of_places()
    codes = {procedure.code for procedure in procedures}
    problems += problems_of_coaching(codes)
    problems += problems_of_units(codes, KnowledgeBaseSettings().units_dir)
    for problem in problems:
        click.echo(problem)
    if problems:
        raise click.ClickException(f"{len(problems)} problems in {len(procedures)} records.")
    click.echo(f"{len(procedures)} records, no problem.")


@cli.command()
@click.option("--catalogue", type=CATALOGUES, default="all", show_default=True)
def build(catalogue: str) -> None:
    r"""Build the index over a catalogue, and archive the versions of its records.

    \b
    Example:
        python -m knowledge_base build
    """
    from knowledge_base.opening import build_index

    with told():
        count = build_index(KnowledgeBaseSettings(), catalogue)
    click.echo(f"Index built over {count} procedures.")


@cli.command()
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON lines from standard input.")
@click.option("--top", default=10, show_default=True, help="Hits a question.")
@click.option("--catalogue", type=CATALOGUES, default="all", show_default=True)
def search(question: str | None, as_json: bool, top: int, catalogue: str) -> None:
    r"""Find the procedure that QUESTION, or each line of standard input, is about.

    \b
    Example:
        python -m knowledge_base search "làm khai sinh cho con"
        echo '{"q": "sang ten xe"}' | python -m knowledge_base search --json
    """
    from knowledge_base.asking import answer_lines, open_for_search

    with told():
        kb = open_for_search(KnowledgeBaseSettings(), catalogue)
        if as_json:
            for line in answer_lines(kb, sys.stdin, top=top):
                click.echo(line)
            return
        if not question:
            raise click.UsageError("Give a QUESTION, or --json and lines on standard input.")
        found = kb.find(question, top=top)
        click.echo(found.decision.kind)
        for hit in found.ranked:
            click.echo(f"{hit.score:.3f}  {hit.code}  {kb.get(hit.code).short_name}")


@cli.command()
@click.argument("code")
@click.option("--json", "as_json", is_flag=True, help="The whole record as JSON.")
def show(code: str, as_json: bool) -> None:
    r"""Print the record of CODE.

    \b
    Example:
        python -m knowledge_base show 1.001193 --json
    """
    from knowledge_base.asking import as_yaml, store_of

    with told():
        procedure = store_of(KnowledgeBaseSettings()).get(code)
    if as_json:
        record = {**procedure.model_dump(mode="json"), "version": procedure.version}
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        click.echo(as_yaml(procedure))


@cli.command()
@click.argument("code")
@click.option("--facet", type=click.Choice([f.value for f in Facet]), default="overview")
@click.option("--version", default=None, help="An archived version, as the turn log names it.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the answer.")
@click.option("--province", default=None, help="Where the citizen lives.")
def answer(
    code: str, facet: str, version: str | None, day: datetime | None, province: str | None
) -> None:
    r"""Print what the bot says about a facet of CODE.

    \b
    Example:
        python -m knowledge_base answer 1.001193 --facet fee
        python -m knowledge_base answer 1.001612 --facet fee --province "Nghệ An"
    """
    from knowledge_base.asking import say

    with told():
        bubbles = say(
            KnowledgeBaseSettings(),
            code,
            Facet(facet),
            version=version,
            on=day_or_today(day),
            province=province,
        )
    print_bubbles(bubbles, sys.stdout)


@cli.command()
@click.argument("code")
@click.option("--answer", "answers", multiple=True, metavar="QUESTION=ANSWER", help="Repeatable.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the answer.")
@click.option("--province", default=None, help="Where the citizen lives.")
def checklist(
    code: str, answers: tuple[str, ...], day: datetime | None, province: str | None
) -> None:
    r"""Print the tick list of CODE for a citizen's case.

    \b
    Example:
        python -m knowledge_base checklist 1.004194 --answer home=rent
    """
    from knowledge_base.asking import store_of, where_lives
    from knowledge_base.checklist import checklist as tick_list

    case = dict(pair.partition("=")[::2] for pair in answers)
    settings = KnowledgeBaseSettings()
    with told():
        procedure = store_of(settings).get(code)
        where = where_lives(settings, province)
        click.echo("\n".join(tick_list(procedure, case, day_or_today(day), where)))


for _command in (import_command, import_names_command, import_places_command, evaluate_command):
    cli.add_command(_command)
for _command in (offline_page_command, handout_command, check_sources_command):
    cli.add_command(_command)


def day_or_today(day: datetime | None) -> date:
    """Return the day asked for, else the present day in Vietnam."""
    return (day or datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))).date()


def print_bubbles(bubbles: list[str], out: IO[str]) -> None:
    """Print each bubble, a line of dashes between them."""
    out.write("\n---\n".join(bubbles) + "\n")
