"""The command ``python -m knowledge_base check-sources``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from knowledge_base.importers.national import load_national
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.sources_check.comparing import Difference, Findings, check_sources
from knowledge_base.store import load_curated

HOW_TO_IMPORT = """There is no compiled national catalogue at {path}. Make it with:
    python -m knowledge_base import ../shared/data/portal_pages_all.tar.gz \\
        ../shared/data/portal_lists --into national --as-of 2026-06-10
or name one with --national PATH."""


@click.command("check-sources")
@click.option(
    "--national",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A compiled national catalogue; <KB_DATA_DIR>/national.json by default.",
)
@click.option("--code", "codes", multiple=True, help="Only this record. Repeatable.")
@click.option("--all", "everything", is_flag=True, help="Also list what the records explain.")
def check_sources_command(
    national: Path | None, codes: tuple[str, ...], *, everything: bool
) -> None:
    r"""Compare every curated record with the portal's, field by field.

    \b
    Example:
        python -m knowledge_base check-sources
        python -m knowledge_base check-sources --code 1.004194 --all
    """
    settings = KnowledgeBaseSettings()
    path = national or settings.data_dir / "national.json"
    if not path.exists():
        raise click.ClickException(HOW_TO_IMPORT.format(path=path))
    published = {procedure.code: procedure for procedure in load_national(path)}
    curated = load_curated(settings.procedures_dir)
    chosen = [record for record in curated if not codes or record.code in codes]
    findings = check_sources(chosen, published)
    for line in describe(findings, everything=everything):
        click.echo(line)
    if count := len(findings.open) + len(findings.faults):
        raise click.ClickException(f"{count} to mend, or to explain in the record.")


def describe(findings: Findings, *, everything: bool = False) -> Iterator[str]:
    """Yield the findings as lines: what is to mend first, then sources, then the counts."""
    yield from (_line(d) for d in findings.open)
    yield from findings.faults
    explained = [d for d in findings.differences if d.why is not None]
    if everything:
        yield from (f"{_line(d)}\n    explained: {d.why}" for d in explained)
    if findings.unheld:
        yield f"Not in the portal's set, from another source ({len(findings.unheld)}):"
    for record in findings.unheld:
        title = record.source_title or "source not named"
        yield f"  {record.code} {record.short_name}: {title}, {record.as_of}, {record.source_url}"
    yield (
        f"{len(findings.compared)} records compared: {len(findings.open)} differences open, "
        f"{len(explained)} explained."
    )


def _line(difference: Difference) -> str:
    return f"{difference.code} {difference.field}: {difference.told}"
