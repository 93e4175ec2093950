"""Counts dossiers by month, units, field and procedure: pages read the counts, not a million rows.

Made anew after each import, in the database itself, within one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Date,
    Select,
    Table,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
)

from dossiers.counted import ONLINE, POST
from dossiers.states import State
from dossiers.tables import COUNTS, DOSSIERS, FIGURE_MONTHS, FIGURE_PROCEDURES, FIGURE_UNITS

_D = DOSSIERS.c
_KEYS = ("receiving_unit", "resolving_unit", "field", "procedure")
_VIETNAM_S = 7 * 3600
ENDED = (State.DONE.value, State.RESULT_GIVEN.value)


COUNTED: Mapping[str, ColumnElement[bool]] = {
    "channel_known": _D.channel.is_not(None),
    "online": _D.channel == ONLINE,
    "online_by_officer": (_D.channel == ONLINE) & _D.by_officer.is_(True),
    "post": _D.channel == POST,
    "payable": _D.payable.is_(True),
    "paid_online": _D.payable.is_(True) & _D.paid_online.is_(True),
    "papers_known": _D.papers_digitised.is_not(None),
    "papers_digitised": _D.papers_digitised.is_(True),
    "reuse_known": _D.papers_reused.is_not(None),
    "papers_reused": _D.papers_reused.is_(True),
    "finished_with_due": _D.due.is_not(None),
    "on_time": _D.finished <= _D.due,
    "result_known": _D.result_electronic.is_not(None),
    "result_electronic": _D.result_electronic.is_(True),
}
"""When a dossier enters a count; ``received`` and ``finished`` count all of their month."""
_BY_END = ("finished_with_due", "on_time", "result_known", "result_electronic")


def count_months(connection: Connection) -> None:
    """Replace the counts by those of the dossiers as they are now."""
    parts = union_all(_by_receipt(connection), _by_end(connection)).subquery()
    keys = [parts.c[name] for name in ("month", *_KEYS)]
    sums = [func.sum(parts.c[name]).label(name) for name in COUNTS]
    connection.execute(delete(FIGURE_MONTHS))
    connection.execute(
        insert(FIGURE_MONTHS).from_select(
            ["month", *_KEYS, *COUNTS], select(*keys, *sums).group_by(*keys)
        )
    )
    for smaller in (FIGURE_UNITS, FIGURE_PROCEDURES):
        _add_up(connection, smaller)


def _add_up(connection: Connection, into: Table) -> None:
    """Replace the rows of ``into`` by sums over what it does not tell apart."""
    keys = [FIGURE_MONTHS.c[c.name] for c in into.columns if c.name not in COUNTS]
    sums = [func.sum(FIGURE_MONTHS.c[name]) for name in COUNTS]
    names = [*(key.name for key in keys), *COUNTS]
    connection.execute(delete(into))
    connection.execute(insert(into).from_select(names, select(*keys, *sums).group_by(*keys)))


def _by_receipt(connection: Connection) -> Select[Any]:
    names = [name for name in COUNTED if name not in _BY_END]
    counted = {"received": literal(1)} | {name: _if(COUNTED[name]) for name in names}
    return _counts(month_of_moment(connection), counted).where(_D.received.is_not(None))


def _by_end(connection: Connection) -> Select[Any]:
    counted = {"finished": literal(1)} | {name: _if(COUNTED[name]) for name in _BY_END}
    ended = _D.finished.is_not(None) & _D.state.in_(ENDED)
    return _counts(_month_of_day(connection), counted).where(ended)


def _counts(month: ColumnElement[Any], counted: dict[str, ColumnElement[int]]) -> Select[Any]:
    columns = [func.sum(counted.get(name, literal(0))).label(name) for name in COUNTS]
    keys = [
        month.label("month"),
        func.coalesce(_D.receiving_unit, "").label("receiving_unit"),
        func.coalesce(_D.resolving_unit, "").label("resolving_unit"),
        func.coalesce(_D.field, "").label("field"),
        func.coalesce(_D.procedure, _D.procedure_name, "").label("procedure"),
    ]
    return select(*keys, *columns).group_by(*keys)


def _if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((cast(condition, Boolean), 1), else_=0)


def month_of_moment(connection: Connection) -> ColumnElement[Any]:
    """Return the first day of the month, in Vietnam, of the receipt."""
    moment = _D.received + _VIETNAM_S
    if connection.dialect.name == "postgresql":
        utc = func.timezone("UTC", func.to_timestamp(moment))
        return cast(func.date_trunc("month", utc), Date)
    return func.strftime("%Y-%m-01", moment, "unixepoch")


def _month_of_day(connection: Connection) -> ColumnElement[Any]:
    if connection.dialect.name == "postgresql":
        return cast(func.date_trunc("month", _D.finished), Date)
    return func.strftime("%Y-%m-01", _D.finished)
