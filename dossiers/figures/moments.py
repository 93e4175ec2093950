"""Which dossiers belong to a period."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ColumnElement

from dossiers.calendar import VIETNAM
from dossiers.figures.definitions import Basis
from dossiers.figures.months import ENDED
from dossiers.figures.periods import Period
from dossiers.tables import DOSSIERS

_D = DOSSIERS.c


def received_within(period: Period) -> ColumnElement[bool]:
    """Return the condition that a dossier was received in ``period``, in Vietnam's time."""
    return (_D.received >= _seconds(period.first)) & (_D.received < _seconds(period.ends_before))


def finished_within(period: Period) -> ColumnElement[bool]:
    """Return the condition that a dossier was finished in ``period``."""
    within = (_D.finished >= period.first) & (_D.finished < period.ends_before)
    return within & _D.state.in_(ENDED)


def within(period: Period, basis: Basis) -> ColumnElement[bool]:
    """Return the condition of the day that counts."""
    return received_within(period) if basis is Basis.RECEIVED else finished_within(period)


def _seconds(day: date) -> float:
    return datetime.combine(day, time(), VIETNAM).timestamp()
