"""What officers propose to teach, and what leads decide; each step is in the audit trail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update

from knowledge_base.learned import Overlay, Phrase, Said
from staff.audit import note
from staff.database import transaction
from staff.errors import Refused
from staff.learning.tables import PROPOSALS
from staff.roles import Account


class Kind(StrEnum):
    """What is proposed."""

    ALIAS = "alias"  # another name of a procedure
    SITUATION = "situation"  # what happens to people who need it
    CORRECTION = "correction"  # a fact of a record is wrong
    RECORD = "record"  # a procedure that no catalogue holds


class State(StrEnum):
    """How far a proposal is."""

    OPEN = "open"
    APPROVED = "approved"  # an alias or a situation: live
    REJECTED = "rejected"
    REVERTED = "reverted"  # taken back after it was approved
    DONE = "done"  # a correction or a record that the editors have taken in


PHRASES = (Kind.ALIAS, Kind.SITUATION)
DECISIONS = {
    "approve": (State.OPEN, State.APPROVED),
    "reject": (State.OPEN, State.REJECTED),
    "revert": (State.APPROVED, State.REVERTED),
    "done": (State.APPROVED, State.DONE),
}
"""What a lead may decide: from which state to which."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal.

    Attributes:
        name: Of the account that proposed it.
        text: The phrase, the note, or the name of the new procedure.
        procedure: Code; empty for a new record.
        facet: Which fact a correction is about; empty otherwise.
        messages: Ids, at the gateway, of the messages that it came from.
        reason: Why it was decided so.
    """

    id: int
    at: float
    name: str
    unit: str
    kind: Kind
    text: str
    procedure: str
    facet: str
    messages: tuple[int, ...]
    state: State
    decided_at: float | None
    decided_by: str
    reason: str

    def may(self, decision: str) -> bool:
        """Say whether ``decision`` can be taken now."""
        phrase = self.kind in PHRASES
        fits = {"revert": phrase, "done": not phrase}.get(decision, True)
        return decision in DECISIONS and DECISIONS[decision][0] is self.state and fits


@dataclass(frozen=True, slots=True)
class Draft:
    """What an officer fills in."""

    kind: Kind
    text: str
    procedure: str = ""
    facet: str = ""
    messages: tuple[int, ...] = ()


class Proposals:
    """The proposals, in the pages' own database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, draft: Draft, by: Account, now: float) -> int:
        """Keep a proposal; returns its number."""
        who = {"account": by.id, "name": by.name, "unit": by.unit}
        told = {"kind": draft.kind.value, "text": draft.text, "procedure": draft.procedure}
        told |= {"facet": draft.facet, "messages": json.dumps(draft.messages)}
        row: dict[str, Any] = {"at": now, "state": State.OPEN.value, "reason": ""} | who | told
        with transaction(self._engine) as connection:
            made = connection.execute(insert(PROPOSALS).values(**row)).inserted_primary_key
            number = int(made[0]) if made else 0
            note(connection, by, "propose", f"proposal {number}", now, _about(draft))
        return number

    def decide(self, number: int, decision: str, reason: str, by: Account, now: float) -> Proposal:
        """Let a lead decide about a proposal of another person; returns it as it is then.

        Raises:
            Refused: It is not there, was decided before, or is the lead's own.
        """
        with transaction(self._engine) as connection:
            held = _find(connection, number, lock=True)
            _check(held, decision, by)
            to = DECISIONS[decision][1]
            values = {"state": to.value, "decided_at": now, "decided_by": by.name}
            connection.execute(
                update(PROPOSALS)
                .where(PROPOSALS.c.id == number, PROPOSALS.c.state == held.state.value)
                .values(**values, reason=reason)
            )
            note(connection, by, f"{decision}_proposal", f"proposal {number}", now, _about(held))
            return _find(connection, number)

    def get(self, number: int) -> Proposal:
        """Return a proposal; raises `Refused` when there is none."""
        with transaction(self._engine) as connection:
            return _find(connection, number)

    def all(self, state: State | None = None, *, most: int = 300) -> list[Proposal]:
        """Return the newest proposals, of one state or of all."""
        asked = select(PROPOSALS).order_by(PROPOSALS.c.id.desc()).limit(most)
        if state is not None:
            asked = asked.where(PROPOSALS.c.state == state.value)
        with transaction(self._engine) as connection:
            return [_read(row) for row in connection.execute(asked)]

    def for_editors(self) -> list[Proposal]:
        """Return the approved corrections and new records that wait to be taken in."""
        kinds = [kind.value for kind in Kind if kind not in PHRASES]
        asked = select(PROPOSALS).where(
            PROPOSALS.c.state == State.APPROVED.value, PROPOSALS.c.kind.in_(kinds)
        )
        with transaction(self._engine) as connection:
            rows = connection.execute(asked.order_by(PROPOSALS.c.procedure, PROPOSALS.c.id))
            return [_read(row) for row in rows]

    def overlay(self) -> Overlay:
        """Return every phrase that is live, and the version of all of them together."""
        kinds = [kind.value for kind in PHRASES]
        asked = select(PROPOSALS).where(
            PROPOSALS.c.state == State.APPROVED.value, PROPOSALS.c.kind.in_(kinds)
        )
        with transaction(self._engine) as connection:
            rows = [_read(row) for row in connection.execute(asked.order_by(PROPOSALS.c.id))]
        return overlay_of(rows)


def overlay_of(proposals: Sequence[Proposal]) -> Overlay:
    """Return the phrases of ``proposals``, numbered by what they hold."""
    phrases = tuple(
        Phrase(text=one.text, procedure=one.procedure, kind=Said(one.kind.value))
        for one in proposals
    )
    body = json.dumps([phrase.model_dump(mode="json") for phrase in phrases])
    return Overlay(version=hashlib.sha256(body.encode()).hexdigest()[:16], phrases=phrases)


def _check(held: Proposal, decision: str, by: Account) -> None:
    if not by.sees(held.unit):
        raise Refused("Đề xuất này của đơn vị khác.", 403)
    if not held.may(decision):
        raise Refused("Đề xuất này đã được xử lý, hoặc không dùng được cách xử lý này.", 409)
    if decision == "approve" and held.name == by.name:
        raise Refused("Đề xuất của anh/chị cần người khác duyệt.", 403)


def _about(what: Draft | Proposal) -> str:
    """Return what the trail says of a proposal: never its words."""
    return " ".join(part for part in (what.kind.value, what.procedure, what.facet) if part)


def _find(connection: Connection, number: int, *, lock: bool = False) -> Proposal:
    asked = select(PROPOSALS).where(PROPOSALS.c.id == number)
    row = connection.execute(asked.with_for_update() if lock else asked).one_or_none()
    if row is None:
        raise Refused("Không có đề xuất này.", 404)
    return _read(row)


def _read(row: Row[tuple[Any, ...]]) -> Proposal:
    told = dict(row._mapping)
    told.pop("account")
    told |= {"kind": Kind(row.kind), "state": State(row.state)}
    told |= {"messages": tuple(json.loads(row.messages)), "decided_by": row.decided_by or ""}
    return Proposal(**told)
