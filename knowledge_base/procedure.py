"""The domain model: one administrative procedure (thủ tục hành chính) as data.

Plain values only; nothing here reads files or says sentences. ``None`` always means *not known*
(and answers say so); ``0`` means zero by law. The parts of a record and its lists of words are
names of this module too.
"""

from __future__ import annotations

import hashlib
from datetime import date

from pydantic import Field

from knowledge_base.kinds import (
    AgencyLevel,
    FeeSetBy,
    FilingWay,
    FilledBy,
    Layer,
    OnlineLevel,
    TimeUnit,
)
from knowledge_base.parts import (
    CaseAnswer,
    CaseQuestion,
    Document,
    Exemption,
    Explained,
    Fee,
    Form,
    Model,
    Online,
    OnlyIf,
    Payment,
    ProcessingTime,
    Steps,
)

__all__ = [
    "CODE_PATTERN",
    "AgencyLevel",
    "CaseAnswer",
    "CaseQuestion",
    "Document",
    "Exemption",
    "Explained",
    "Fee",
    "FeeSetBy",
    "FilingWay",
    "FilledBy",
    "Form",
    "Layer",
    "Model",
    "Online",
    "OnlineLevel",
    "OnlyIf",
    "Payment",
    "Procedure",
    "ProcessingTime",
    "Steps",
    "TimeUnit",
]

CODE_PATTERN = r"^\d\.\d{6}$"


class Procedure(Model):
    """One procedure; the unit of the catalogue (design.md, section 4).

    Attributes:
        name: Official name.
        short_name: What people say.
        aliases: Other names, as citizens put them.
        situations: What citizens tell instead of a name: ``vợ mới sinh``.
        family: Id of the look-alikes this belongs to.
        differs_by: The one line that tells it from its siblings.
        agency: Who deals with the dossier.
        authority: Who decides on it, where the portal names another than the agency.
        usage_weight: The portal's use counter, the search prior; ``None`` not counted.
        who: Who may file.
        proxy: Whether another person may file, and with what paper.
        no_charge: The tariff that has no entry for it, as its basis; only without ``fees``.
        cutoff_15h: Filed after 15:00 counts from the next working day.
        where: Offices that receive the dossier, most usual first.
        review_by: Past this day answers say that the facts may have changed.
        source_title: The source when it is not the portal page.
        explained: Differences from the portal that were checked and stand.
        notes: For editors; never said.
    """

    code: str = Field(pattern=CODE_PATTERN)
    name: str = Field(min_length=3)
    short_name: str = Field(min_length=2)
    layer: Layer = Layer.CURATED
    aliases: list[str] = Field(default_factory=list)
    situations: list[str] = Field(default_factory=list)
    family: str | None = None
    differs_by: str | None = None
    field: str | None = None
    agency: str | None = None
    authority: str | None = None
    levels: list[AgencyLevel] = Field(default_factory=list)
    audience: list[str] = Field(default_factory=list)
    usage_weight: int | None = Field(default=None, ge=0)
    ways: list[FilingWay] = Field(default_factory=list)
    online: Online
    where: list[str] = Field(default_factory=list)
    cases: list[CaseQuestion] = Field(default_factory=list, max_length=4)
    documents: list[Document] = Field(default_factory=list)
    documents_note: str | None = None
    fees: list[Fee] = Field(default_factory=list)
    no_charge: str | None = None
    fee_exemptions: list[Exemption] = Field(default_factory=list)
    payment: Payment | None = None
    times: list[ProcessingTime] = Field(default_factory=list)
    cutoff_15h: bool = False
    steps: Steps = Field(default_factory=Steps)
    forms: list[Form] = Field(default_factory=list)
    results: list[str] = Field(default_factory=list)
    who: str | None = None
    proxy: str | None = None
    conditions: list[str] = Field(default_factory=list)
    legal_basis: list[str] = Field(default_factory=list)
    decision_no: str | None = None
    source_url: str
    source_title: str | None = None
    as_of: date
    review_by: date | None = None
    import_notes: list[str] = Field(default_factory=list)
    explained: list[Explained] = Field(default_factory=list)
    notes: str | None = None

    @property
    def version(self) -> str:
        """Ten hex digits that change whenever any fact of the record changes."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:10]
