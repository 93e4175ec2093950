"""The domain model: one administrative procedure (thủ tục hành chính) as data.

Plain values only; nothing here reads files or says sentences. ``None`` always means *not known*
(and answers say so); ``0`` means zero by law.
"""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

CODE_PATTERN = r"^\d\.\d{6}$"


class Model(BaseModel):
    """Frozen, and refuses keys it does not know, so that a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Layer(StrEnum):
    """Where a record came from: written by hand, or compiled from the national portal."""

    CURATED = "curated"
    IMPORTED = "imported"


class AgencyLevel(StrEnum):
    """The level of government that decides (cấp thực hiện)."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    COMMUNE = "commune"
    OTHER = "other"


class OnlineLevel(StrEnum):
    """How much can be done online: toàn trình, một phần, không, chưa rõ (NĐ 42/2022 Điều 11)."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    UNKNOWN = "unknown"


class FilingWay(StrEnum):
    """A lawful way of filing (NĐ 118/2025)."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    POST = "post"


class TimeUnit(StrEnum):
    """The unit of a processing time. ``SAME_DAY`` carries no amount."""

    SAME_DAY = "same_day"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


class FeeSetBy(StrEnum):
    """Who sets an amount: a national text, or each province's People's Council (HĐND tỉnh)."""

    LAW = "law"
    PROVINCE = "province"


OnlyIf = dict[str, list[str]]
"""Question id -> the answers in which an item applies; several questions must all agree."""


class CaseAnswer(Model):
    """One answer to a case question: an id for data, and what its button says."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    say: str = Field(min_length=1, max_length=40)


class CaseQuestion(Model):
    """A question about the citizen's own case, whose answer changes a fact of the record.

    Attributes:
        why: Said with the question when it is personal.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    ask: str
    answers: list[CaseAnswer] = Field(min_length=2, max_length=5)
    why: str | None = None


class Document(Model):
    """One paper of the dossier (thành phần hồ sơ).

    Attributes:
        originals: Number of originals to hand in; ``0`` none; ``None`` not known.
        copies: Number of copies to hand in.
        form: Number of the form when this paper is a form to fill in, e.g. ``CT01``.
        when: The case it is needed in, in words; ``None``: always.
        only_if: The same case as data, over the record's ``cases``.
        replaced_by_data: The database that makes the paper unnecessary once it holds the fact.
        show_only: It is shown (xuất trình), not handed in.
        group: Heading under which the portal lists it (imported records).
        note: One short remark.
    """

    name: str = Field(min_length=3)
    originals: int | None = Field(default=None, ge=0, le=20)
    copies: int | None = Field(default=None, ge=0, le=20)
    form: str | None = None
    when: str | None = None
    only_if: OnlyIf = Field(default_factory=dict)
    replaced_by_data: str | None = None
    show_only: bool = False
    group: str | None = None
    note: str | None = None


class Fee(Model):
    """What the citizen pays.

    Attributes:
        name: ``Lệ phí đăng ký tạm trú``; ``None`` when there is only one.
        amount_vnd: Whole đồng at the counter. ``0`` is free by law; ``None`` is not known or set
            by each province (``set_by``).
        online_amount_vnd: Whole đồng when filed online, where that differs.
        set_by: Who sets the amount.
        per: What the amount is for: ``bản``, ``trang``, ``người``, ``lần``.
        condition: Which case this fee is for, in words.
        only_if: The same case as data.
        basis: The text that sets it, with its article where known.
        valid_from: First day the amount holds.
        valid_until: Last day the amount holds; past it, answers say that it may have changed.
        doubt: Why the published figure is doubtful, said with it (portal.md, section 1).
        quote: The published words, quoted when the figure is doubtful.
        way: The way of filing an imported row belongs to.
    """

    name: str | None = None
    amount_vnd: int | None = Field(default=None, ge=0)
    online_amount_vnd: int | None = Field(default=None, ge=0)
    set_by: FeeSetBy | None = None
    per: str | None = None
    condition: str | None = None
    only_if: OnlyIf = Field(default_factory=dict)
    basis: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    doubt: str | None = None
    quote: str | None = None
    way: FilingWay | None = None


class ProcessingTime(Model):
    """How long the agency may take.

    Attributes:
        amount: Number of ``unit``; ``None`` only with ``SAME_DAY`` or when not known.
        unit: ``None`` when the source gives a bare number: then the number is quoted with doubt.
        condition: Which case, in words.
        only_if: The same case as data.
        doubt: Why the published figure is doubtful.
        quote: The published words.
        way: The way of filing an imported row belongs to.
    """

    amount: float | None = Field(default=None, gt=0)
    unit: TimeUnit | None = None
    condition: str | None = None
    only_if: OnlyIf = Field(default_factory=dict)
    doubt: str | None = None
    quote: str | None = None
    way: FilingWay | None = None


class Online(Model):
    """Whether and how the procedure is done online.

    Attributes:
        level: Full (toàn trình), partial (một phần), none, or unknown.
        evidence: Which text or page says so, with its date.
        visit_step: The step that still forces a visit; ``None`` when none does.
        url: Page on which the filing starts.
        host: The host on which the form opens, e.g. ``dichvucongnganhtuphap.moj.gov.vn``.
        prepare: What to have ready.
    """

    level: OnlineLevel
    evidence: str | None = None
    visit_step: str | None = None
    url: str | None = None
    host: str | None = None
    prepare: list[str] = Field(default_factory=list)


class Payment(Model):
    """When and how the fee is paid, and what proves it."""

    due: str | None = None
    how: list[str] = Field(default_factory=list)
    receipt: str | None = None
    refund: str | None = None


class Steps(Model):
    """How it is done, one short sentence a step; ``as_published`` is the portal's own wording."""

    online: list[str] = Field(default_factory=list)
    counter: list[str] = Field(default_factory=list)
    as_published: list[str] = Field(default_factory=list)


class Form(Model):
    """A form to fill in: its name, its number and where it is found."""

    name: str
    code: str | None = None
    url: str | None = None


class Explained(Model):
    """A difference from the portal's record that is right, and the text that says why."""

    field: str = Field(pattern=r"^(documents|copies|fee|time|agency|name|online)$")
    why: str = Field(min_length=20)


class Procedure(Model):
    """One procedure; the unit of the catalogue (design.md, section 4).

    Attributes:
        name: Official name.
        short_name: What people say.
        aliases: Other names, as citizens put them.
        situations: What citizens tell instead of a name: ``vợ mới sinh``.
        family: Id of the look-alikes this belongs to.
        differs_by: The one line that tells it from its siblings.
        usage_weight: The portal's use counter, the search prior; ``None`` not counted.
        who: Who may file.
        proxy: Whether another person may file, and with what paper.
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
    fee_exemptions: list[str] = Field(default_factory=list)
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
