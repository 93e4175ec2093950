"""One dossier as a source tells it: nothing in it says whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dossiers.codes import DossierCode
from dossiers.states import State


@dataclass(frozen=True, slots=True)
class Dossier:
    """What may be shown to someone who proved to be its owner. ``None`` means not known.

    Attributes:
        source: Who says so, in a citizen's words: "hệ thống một cửa tỉnh Thanh Hóa".
        told_at: When the source said so, local time.
        due: The day on which the result is promised.
        finished: The day on which the office finished.
        wanted: What the office asks for: papers (state 5), a payment (6), or its reason (3, 8).
        contact: Whom to call when it is late.
        national: The source is the national portal, which can hide states 5, 6 and 8.
    """

    code: DossierCode
    state: State
    source: str
    told_at: datetime
    procedure: str | None = None
    procedure_name: str | None = None
    agency: str | None = None
    received: datetime | None = None
    due: date | None = None
    finished: date | None = None
    wanted: str | None = None
    contact: str | None = None
    national: bool = False
