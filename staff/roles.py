"""Who an account is, and what it may therefore do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account is for; each role is a person's work, not a rank over the one before."""

    OFFICER = "officer"  # answers citizens of the unit
    LEAD = "lead"  # also approves what the bot learns, and sees the unit's trail and figures
    ADMIN = "admin"  # also sees every unit


TITLES = {Role.OFFICER: "Cán bộ", Role.LEAD: "Lãnh đạo đơn vị", Role.ADMIN: "Quản trị"}


@dataclass(frozen=True, slots=True)
class Account:
    """An officer who is signed in.

    Attributes:
        id: In the database.
        name: What is typed to sign in.
        display: As citizens and colleagues read it.
        role: What the account is for.
        unit: Id of the unit, as in the gateway's file of units.
    """

    id: int
    name: str
    display: str
    role: Role
    unit: str

    def sees(self, unit: str | None) -> bool:
        """Say whether what belongs to ``unit`` is this account's business; ``None``: to all."""
        return unit is None or unit == self.unit or self.role is Role.ADMIN
