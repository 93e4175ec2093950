"""The parts of a record: papers, fees, times, case questions, steps.

Plain values only. ``None`` always means *not known* (and answers say so); ``0`` means zero by
law.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge_base.kinds import FeeSetBy, FilingWay, FilledBy, OnlineLevel, TimeUnit


class Model(BaseModel):
    """Frozen, and refuses keys it does not know, so that a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


LONGEST_BRIEF = 40
"""Characters of a paper's name that always fit: seven of them with their numbers in a bubble."""


class Document(Model):
    """One paper of the dossier (thành phần hồ sơ).

    Attributes:
        originals: Number of originals to hand in; ``0`` none; ``None`` not known.
        copies: Number of copies to hand in.
        form: Number of the form when this paper is made on one, e.g. ``CT01``.
        filled_by: Who draws it up; forms that others do are not told as forms to fill in.
        when: The case it is needed in, in words; ``None``: always.
        only_if: The same case as data, over the record's ``cases``.
        replaced_by_data: The database that makes the paper unnecessary once it holds the fact.
        show_only: It is shown (xuất trình), not handed in.
        group: Heading under which the portal lists it (imported records).
        note: One short remark.
        brief: What people call it, where its name is too long for the first bubble.
    """

    name: str = Field(min_length=3)
    brief: str | None = Field(default=None, min_length=3, max_length=LONGEST_BRIEF)
    originals: int | None = Field(default=None, ge=0, le=20)
    copies: int | None = Field(default=None, ge=0, le=20)
    form: str | None = None
    filled_by: FilledBy = FilledBy.CITIZEN
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


class Exemption(Model):
    """Who pays less or nothing, in one or two sentences.

    In a file it is the sentence alone where it holds until further notice.

    Attributes:
        valid_until: Last day it holds; past it, it is not said any more.
    """

    say: str = Field(min_length=3)
    valid_until: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_sentence(cls, value: object) -> object:
        return {"say": value} if isinstance(value, str) else value


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
