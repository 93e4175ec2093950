"""Counts by month what busy accounts filed, so that a page need not look at a million dossiers.

Kept are accounts that filed more than half of the online dossiers of some pair of units in some
month. Who filed more than half of more units or of more months did so in one of them at least, so
that nobody is missed; citizens, who file for themselves, are hardly ever among them.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select

from dossiers.counted import ONLINE
from dossiers.figures.months import month_of_moment
from dossiers.tables import DOSSIERS, FIGURE_ACCOUNTS

_D = DOSSIERS.c


def count_accounts(connection: Connection) -> None:
    """Replace the counts by those of the dossiers as they are now."""
    keys = [
        month_of_moment(connection).label("month"),
        func.coalesce(_D.receiving_unit, "").label("receiving_unit"),
        func.coalesce(_D.resolving_unit, "").label("resolving_unit"),
        _D.filed_by,
    ]
    online = (_D.channel == ONLINE) & _D.received.is_not(None)
    filed = select(*keys, func.count().label("filed")).where(online).group_by(*keys).cte("filed")
    piece = (filed.c.month, filed.c.receiving_unit, filed.c.resolving_unit)
    all_of = func.sum(filed.c.filed).over(partition_by=piece)
    shares = select(filed.c.filed_by, filed.c.filed, all_of.label("of")).cte("shares")
    most = select(shares.c.filed_by).where(
        shares.c.filed_by.is_not(None), shares.c.filed * 2 > shares.c.of
    )
    kept = select(*piece, filed.c.filed_by, filed.c.filed).where(filed.c.filed_by.in_(most))
    names = [column.name for column in FIGURE_ACCOUNTS.columns]
    connection.execute(delete(FIGURE_ACCOUNTS))
    connection.execute(insert(FIGURE_ACCOUNTS).from_select(names, kept))
