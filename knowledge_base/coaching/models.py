"""The files of the coach as values: general steps, hosts of forms, a procedure's own words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from knowledge_base.procedure import CODE_PATTERN, Model

OWN_CAUSES = 3
"""Least causes of getting stuck that a hand-written procedure adds to the general ones."""
MOST_SAID = 420
"""Longest text of a step before it is filled in; what is filled in has its own limits."""


class StepId(StrEnum):
    """The steps of filing online, in their order."""

    VNEID = "vneid"
    FIND = "find"
    AGENCY = "agency"
    FORM = "form"
    ATTACH = "attach"
    RESULT = "result"
    PAY = "pay"
    KEEP = "keep"


class Cause(Model):
    """A usual cause of getting stuck.

    Attributes:
        when: What one sees.
        do: What helps; follows a colon.
    """

    when: str = Field(min_length=5, max_length=60)
    do: str = Field(min_length=10, max_length=130)


Causes = dict[StepId, tuple[Cause, ...]]


class GeneralStep(Model):
    """A step as it is for every procedure; ``say`` has places to fill in, such as ``{code}``."""

    id: StepId
    title: str = Field(max_length=30)
    say: str = Field(max_length=MOST_SAID)
    stuck: tuple[Cause, ...] = Field(min_length=3)


class GeneralFile(Model):
    """The file of the general steps."""

    as_of: date
    source: str
    steps: tuple[GeneralStep, ...]


class Host(Model):
    """A site on which forms open.

    Attributes:
        name: As it is called.
        address: ``None`` when no address is known.
        also: Where else it may open.
        sure: Whether the address was seen for the procedures that name this host.
        source: Where it was seen.
    """

    id: str
    name: str
    address: str | None = None
    also: str | None = None
    sure: bool
    source: str
    say: dict[StepId, str] = Field(default_factory=dict)
    stuck: Causes = Field(default_factory=dict)


class HostsFile(Model):
    """The file of the hosts."""

    as_of: date
    hosts: tuple[Host, ...]


class Label(Model):
    """A label of a button or heading on a page, and where it was seen."""

    text: str
    seen: str = Field(min_length=10)


class LabelsFile(Model):
    """The file of the labels."""

    as_of: date
    labels: tuple[Label, ...]


class Own(Model):
    """What a procedure has of its own.

    Attributes:
        host: Id of the host on which its form opens.
        skip: Steps that it does not have.
        say: Words in place of the general ones.
        stuck: Causes that stand before the general ones.
    """

    code: str = Field(pattern=CODE_PATTERN)
    host: str
    as_of: date
    skip: tuple[StepId, ...] = ()
    say: dict[StepId, str] = Field(default_factory=dict)
    stuck: Causes


class Coaching(Model):
    """Everything that the coach was told, hand-written procedures by code."""

    general: GeneralFile
    hosts: dict[str, Host]
    labels: tuple[Label, ...]
    own: dict[str, Own]
