"""The command ``python -m knowledge_base evaluate``: the tables of the search."""

from __future__ import annotations

from pathlib import Path

import click

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.evaluation.questions import (
    Labelled,
    everyday_messages,
    outside_messages,
    portal_questions,
)
from knowledge_base.evaluation.retrieval import measure, share, table
from knowledge_base.opening import open_knowledge_base
from knowledge_base.search.decide import Kind
from knowledge_base.search.families import find_families
from knowledge_base.service import load_catalogue
from knowledge_base.settings import KnowledgeBaseSettings

OWN = Path("tests/evaluation/everyday.jsonl")


def sets_of(shared: Path) -> dict[str, list[Labelled]]:
    """Return the question sets at hand; those of ``shared`` only where it is there."""
    found = {"everyday, our own": everyday_messages(OWN)} if OWN.exists() else {}
    portal, colloquial = shared / "portal_questions_dev.jsonl", shared / "colloquial_dev.jsonl"
    if portal.exists():
        found["portal questions (the re-ranker was trained on them)"] = portal_questions(portal)
    if colloquial.exists():
        found["everyday, given (the re-ranker was trained on them)"] = everyday_messages(
            colloquial
        )
    return found


@click.command("evaluate")
@click.option("--shared", type=click.Path(path_type=Path), default=Path("../shared/data"))
def evaluate_command(shared: Path) -> None:
    r"""Print how often the search finds the right procedure.

    \b
    Example:
        python -m knowledge_base evaluate
    """
    settings = KnowledgeBaseSettings()
    try:
        kb = open_knowledge_base(settings)
    except KnowledgeBaseError as error:
        raise click.ClickException(str(error)) from error
    families = find_families(load_catalogue(settings))
    click.echo(f"Search over {len(kb)} procedures; intervals: 1,000 bootstrap samples.")
    for name, questions in sets_of(shared).items():
        for folded, how in ((False, ""), (True, ", diacritics removed")):
            rows = measure(questions, kb.find, families, folded=folded)
            click.echo("\n".join(table(name + how, rows)))
    outside = measure(outside_messages(), kb.find, families)
    given = share([row.kind is not Kind.NONE for row in outside])
    click.echo(f"about nothing in the catalogue ({len(outside)}): given a procedure {given}")
