"""Turns what a source publishes into a record of the national catalogue."""

from __future__ import annotations

from datetime import date

from knowledge_base.importers.fees import judge_fees
from knowledge_base.importers.names import online_level, shorten
from knowledge_base.importers.notes import import_notes
from knowledge_base.importers.papers import judge_papers
from knowledge_base.importers.published import Published
from knowledge_base.importers.times import judge_time, speaks_of_time
from knowledge_base.procedure import FilingWay, Layer, Online, Procedure, Steps

_WAY_WORDS = {
    FilingWay.ONLINE: "Nộp trực tuyến",
    FilingWay.POST: "Nộp qua bưu chính",
    FilingWay.IN_PERSON: "Nộp trực tiếp",
}


def compile_record(
    source: Published, *, as_of: date, usage_weight: int | None = None
) -> Procedure:
    """Return the record of ``source``, every doubtful fact marked, and what was done noted.

    Args:
        source: One procedure as published.
        as_of: The day for which the facts are claimed.
        usage_weight: The portal's use counter.
    """
    dossier = judge_papers(source.papers)
    fees = [fee for method in source.methods for fee in judge_fees(method)]
    times = [time for row in source.methods for time in judge_time(row, source.case_time)]
    level = online_level(source.name)
    return Procedure(
        code=source.code,
        name=source.name,
        short_name=shorten(source.name),
        layer=Layer.IMPORTED,
        field=source.field or None,
        agency=source.agency or None,
        authority=source.authority or None,
        levels=list(source.levels),
        audience=list(source.audience),
        usage_weight=usage_weight,
        ways=list(dict.fromkeys(method.way for method in source.methods)),
        online=Online(level=level),
        where=list(source.offices),
        documents=dossier.documents,
        documents_note="\n".join(dossier.remarks) or None,
        fees=fees,
        times=times,
        steps=Steps(as_published=[*source.steps, *_ways_described(source)]),
        forms=dossier.forms,
        results=list(source.results),
        conditions=list(source.conditions),
        legal_basis=[say_basis(name, code) for name, code in source.legal_basis],
        decision_no=source.decision_no or None,
        source_url=source.source_url,
        as_of=as_of,
        import_notes=import_notes(source, dossier, fees, times),
    )


def _ways_described(source: Published) -> list[str]:
    """Return how each way is done, for descriptions that do not speak of the time."""
    described = [
        f"{_WAY_WORDS[method.way]}: {method.description}"
        for method in source.methods
        if method.description and not speaks_of_time(method.description)
    ]
    return list(dict.fromkeys(described))


def say_basis(name: str, code: str) -> str:
    """Say one legal basis: its name, with its number unless the name holds it already."""
    if code.casefold().startswith(name.casefold()):  # "Luật", "Luật 18/2017/QH14"
        return code
    return name if not code or code in name else f"{name} ({code})"
