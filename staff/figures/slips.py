"""Drafts of the slips that a late or incomplete dossier wants: forms 02 and 04.

Form 02 asks for more papers, form 04 says sorry and gives a new day, once, at the latest a day
before the due day (domain facts, section 4). A draft holds no name and no number of a person: the
officer completes it in the dossier software.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Engine, select

from dossiers.calendar import WorkingDays
from dossiers.tables import DOSSIERS

FORMS = {
    "02": "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    "04": "Phiếu xin lỗi và hẹn lại ngày trả",
}


@dataclass(frozen=True)
class Slip:
    """One draft.

    Attributes:
        send_by: The last day on which the slip of apology is in time.
        too_late: That day is over.
        new_due: A day that the officer may keep or change.
    """

    form: str
    title: str
    code: str
    procedure: str
    unit: str
    received: float | None
    due: date | None
    wanted: str
    send_by: date | None
    too_late: bool
    new_due: date


def draft(engine: Engine, days: WorkingDays, code: str, form: str, today: date) -> Slip | None:
    """Return the draft for the dossier ``code``; ``None``: it is not held. Blocking."""
    _d = DOSSIERS.c
    asked = select(
        _d.procedure_name, _d.procedure, _d.resolving_unit, _d.received, _d.due, _d.wanted
    ).where(_d.code == code)
    with engine.connect() as connection:
        row = connection.execute(asked).one_or_none()
    if row is None:
        return None
    send_by = row.due - timedelta(days=1) if row.due else None
    return Slip(
        form=form,
        title=FORMS[form],
        code=code,
        procedure=row.procedure_name or row.procedure or "",
        unit=row.resolving_unit or "",
        received=row.received,
        due=row.due,
        wanted=row.wanted or "",
        send_by=send_by,
        too_late=send_by is not None and today > send_by,
        new_due=days.after(max(today, row.due or today), 3),
    )
