"""One curated record against the portal's: what differs, and what the record explains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knowledge_base.procedure import Procedure
from knowledge_base.sources_check.facts import (
    agency_differences,
    fee_differences,
    time_differences,
)
from knowledge_base.sources_check.papers import different_copies, one_sided

MOST_RECORDS_A_TEXT = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact on which a record and the portal do not agree.

    Attributes:
        field: As in `knowledge_base.procedure.Explained`.
        why: The explanation that the record gives for its field; ``None``: unexplained.
    """

    code: str
    field: str
    told: str
    why: str | None = None


@dataclass(slots=True)
class Findings:
    """What the comparison of a catalogue found.

    Attributes:
        compared: Codes that both sides hold.
        unheld: Records that the portal's set lacks, to be read with their own source.
        faults: Sentences on explanations and sources that break a rule.
    """

    compared: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    unheld: list[Procedure] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def open(self) -> list[Difference]:
        """The differences that no record explains."""
        return [difference for difference in self.differences if difference.why is None]


def compare(ours: Procedure, theirs: Procedure) -> Iterator[Difference]:
    """Yield every difference between a record and the portal's record of the same code."""
    reasons = {explained.field: explained.why for explained in ours.explained}
    for name, told in (
        ("documents", one_sided(ours.documents, theirs.documents)),
        ("copies", different_copies(ours.documents, theirs.documents)),
        ("fee", fee_differences(ours, theirs)),
        ("time", time_differences(ours, theirs)),
        ("agency", agency_differences(ours, theirs)),
    ):
        for line in told:
            yield Difference(ours.code, name, line, reasons.get(name))


def check_sources(curated: Iterable[Procedure], published: Mapping[str, Procedure]) -> Findings:
    """Compare all ``curated`` records with ``published`` (by code)."""
    findings = Findings()
    texts: Counter[str] = Counter()
    for record in curated:
        texts.update({explained.why for explained in record.explained})
        if record.code in published:
            findings.compared.append(record.code)
            findings.differences += compare(record, published[record.code])
            continue
        findings.unheld.append(record)
        if not record.source_title:
            findings.faults.append(
                f"{record.code}: the portal's set lacks it, so source_title must name its source"
            )
    findings.faults += [
        f"explained: one text stands on {count} records: {text}"
        for text, count in texts.items()
        if count > MOST_RECORDS_A_TEXT
    ]
    return findings
