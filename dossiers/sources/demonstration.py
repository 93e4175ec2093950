"""Invented dossiers for demonstrations: made when they are asked for, kept nowhere.

They are in no database, so that no figure counts them. Their agency, H00, is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from dossiers.calendar import VIETNAM, WorkingDays
from dossiers.codes import DossierCode
from dossiers.dossier import Dossier
from dossiers.factors import Factor
from dossiers.states import State

TOP = "H00"
OWNERS_TAIL = "0001"
RECEIVED_AT = time(9)


@dataclass(frozen=True, slots=True)
class _Sample:
    """One invented dossier; the day of its receipt is the one in its code."""

    state: State
    procedure: str
    name: str
    working_days: int
    wanted: str | None = None


_SAMPLES: Mapping[int, _Sample] = {
    1: _Sample(
        State.PAYMENT_WANTED,
        "2.000635",
        "Cấp bản sao trích lục hộ tịch",
        5,
        "lệ phí theo thông báo mẫu",
    ),
    2: _Sample(State.PROCESSING, "1.004873", "Cấp giấy xác nhận tình trạng hôn nhân", 5),
    3: _Sample(State.PAPERS_WANTED, "1.004194", "Đăng ký tạm trú", 3, "giấy tờ mẫu về chỗ ở"),
    4: _Sample(State.DONE, "1.001193", "Đăng ký khai sinh", 1),
}


class DemonstrationSource:
    """Shows four invented dossiers, numbers 1 to 4 of any day, to who gives ``0001``."""

    name = "hồ sơ mẫu để trình diễn"
    needs_full_number = False
    time_limit_s = 0.4

    def __init__(self, days: WorkingDays, now: Callable[[], datetime]) -> None:
        """Count by ``days``; ``now`` gives local time."""
        self._days = days
        self._now = now

    def covers(self, code: DossierCode) -> bool:
        """Say whether ``code`` is an invented one."""
        return code.top == TOP

    def look_up(self, code: DossierCode, factor: Factor) -> Dossier | None:
        """Return the dossier, if ``factor`` is its invented owner's."""
        sample, now = _SAMPLES.get(int(code.number)), self._now()
        received = datetime.combine(_day(code), RECEIVED_AT, VIETNAM)
        if sample is None or factor.tail != OWNERS_TAIL or received > now:
            return None
        return Dossier(
            code=code,
            state=sample.state,
            source=self.name,
            told_at=now,
            procedure=sample.procedure,
            procedure_name=sample.name,
            agency="UBND xã Mẫu",
            received=received,
            due=self._days.due(received, sample.working_days, late_rule=False),
            finished=_day(code) if sample.state is State.DONE else None,
            wanted=sample.wanted,
        )


def _day(code: DossierCode) -> date:
    return date(2000 + int(code.filed[:2]), int(code.filed[2:4]), int(code.filed[4:]))
