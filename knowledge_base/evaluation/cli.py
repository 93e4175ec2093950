"""The command ``python -m knowledge_base evaluate``: the tables of the search."""

from __future__ import annotations

from pathlib import Path

import click

from knowledge_base.errors import EncoderMissing, KnowledgeBaseError
from knowledge_base.evaluation.questions import (
    Labelled,
    everyday_messages,
    outside_messages,
    portal_questions,
    unheld_messages,
)
from knowledge_base.evaluation.retrieval import measure, refused, table
from knowledge_base.opening import open_knowledge_base
from knowledge_base.search.families import find_families
from knowledge_base.service import load_catalogue
from knowledge_base.settings import KnowledgeBaseSettings

OWN = Path("tests/evaluation/everyday.jsonl")
UNHELD = {
    OWN.with_name("not_covered.jsonl"): "about procedures that nobody holds, our own",
    OWN.with_name("out_of_scope.jsonl"): "about nothing in the domain, our own",
}


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


def unheld_of() -> dict[str, list[Labelled]]:
    """Return the sets of messages that no procedure of the catalogue answers."""
    found = {
        "about nothing in the catalogue (the re-ranker was trained on them)": outside_messages()
    }
    for path, name in UNHELD.items():
        if path.exists():
            found[name] = unheld_messages(path)
    return found


SHARED = click.option(
    "--shared", type=click.Path(path_type=Path), default=Path("../shared/data"), show_default=True
)


@click.group("evaluate", invoke_without_command=True)
@SHARED
@click.pass_context
def evaluate_command(context: click.Context, shared: Path) -> None:
    r"""Print how often the search finds the right procedure.

    \b
    Example:
        python -m knowledge_base evaluate
    """
    if context.invoked_subcommand:
        return
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
    for name, questions in unheld_of().items():
        rows = measure(questions, kb.find, families)
        click.echo("\n".join(refused(name, rows)))


@evaluate_command.command()
@SHARED
@click.option("--results", type=click.Path(path_type=Path), default=Path("results/retrieval"))
@click.option("--ablation", is_flag=True, help="Also leave out one means after the other.")
def retrieval(shared: Path, results: Path, ablation: bool) -> None:
    r"""Print the ranking's quality with the weights learnt anew in each fold.

    \b
    Example:
        python -m knowledge_base evaluate retrieval --ablation
    """
    from knowledge_base.evaluation.crossed import HEADER, evaluate, write_run
    from knowledge_base.search.encoders import open_encoder
    from knowledge_base.training.folds import FOLDS, open_folds

    needs_questions(shared)
    settings = KnowledgeBaseSettings()
    encoder = open_encoder(settings.encoder)
    click.echo(HEADER)
    try:
        folds = open_folds()
    except EncoderMissing:
        click.echo(
            "Questions that the encoder saw are asked of it: make train-encoder was not run."
        )
        folds = [encoder] * FOLDS
    run = evaluate(
        shared, settings.procedures_dir, encoder, folds, ablation=ablation, tell=click.echo
    )
    click.echo("\n".join(["", *run.decisions, "", run.speed]))
    place = write_run(run, results, {"encoder": encoder.id, "shared": str(shared)})
    click.echo(f"Written to {place}")


@evaluate_command.command()
@SHARED
def content(shared: Path) -> None:
    r"""Print what aliases and situations do for everyday messages.

    \b
    Example:
        python -m knowledge_base evaluate content
    """
    from knowledge_base.evaluation.content import HEADER, compare
    from knowledge_base.importers.national import load_national
    from knowledge_base.search.encoders import open_encoder
    from knowledge_base.store import load_curated

    settings = KnowledgeBaseSettings()
    compiled = settings.data_dir / "national.json"
    national = load_national(compiled) if compiled.exists() else []
    sets = {name: asked for name, asked in sets_of(shared).items() if "everyday" in name}
    click.echo(HEADER)
    curated, encoder = load_curated(settings.procedures_dir), open_encoder(settings.encoder)
    for line in compare(national, curated, sets, encoder):
        click.echo(str(line))


@evaluate_command.command()
@SHARED
def speed(shared: Path) -> None:
    r"""Print build, loading and search times as the catalogue grows.

    \b
    Example:
        python -m knowledge_base evaluate speed
    """
    from knowledge_base.evaluation.catalogue import load_catalogue as load_records
    from knowledge_base.evaluation.speed import SIZES, curve
    from knowledge_base.search.encoders import open_encoder

    needs_questions(shared)
    settings = KnowledgeBaseSettings()
    procedures = load_records(shared, settings.procedures_dir)
    asked = [q.text for q in portal_questions(shared / "portal_questions_dev.jsonl")]
    click.echo("| procedures | build, s | load, s | p50, ms | p95, ms |\n|---|---|---|---|---|")
    for pace in curve(procedures, asked, open_encoder(settings.encoder), SIZES):
        build, load = f"{pace.build_s:.0f}", f"{pace.load_s:.1f}"
        click.echo(
            f"| {pace.procedures} | {build} | {load} | {pace.p50_ms:.1f} | {pace.p95_ms:.1f} |"
        )


def needs_questions(shared: Path) -> None:
    """Stop with one sentence where the labelled questions are not at hand."""
    if not (shared / "portal_questions_dev.jsonl").is_file():
        raise click.ClickException(
            f"{shared} holds no questions. Name their folder: --shared PATH"
        )
