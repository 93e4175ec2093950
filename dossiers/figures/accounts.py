"""Whether one account filed most of a unit's online dossiers: officers filing for citizens.

Only a keyed hash of the account is known; a page shows its first characters. Blocking.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Select, Table, func, select

from dossiers.figures.counts import Scope, Share
from dossiers.tables import FIGURE_ACCOUNTS, FIGURE_UNITS

FEWEST = 20
"""Below so many online dossiers one account is often the larger part by chance."""
MOST_OF = 0.5


@dataclass(frozen=True, slots=True)
class BusyAccount:
    """An account that filed more than half of a unit's online dossiers.

    Attributes:
        mark: First eight hex digits of the account's hash.
        with_it: The share of online dossiers as it is reported.
        without_it: The same without this account's dossiers.
    """

    unit: str
    mark: str
    filed: int
    with_it: Share
    without_it: Share


def busy_accounts(engine: Engine, scope: Scope) -> list[BusyAccount]:
    """Return the accounts of ``scope``, one a unit at most, the one with most dossiers first."""
    side = f"{scope.side}_unit"
    accounts, months = FIGURE_ACCOUNTS.c, FIGURE_UNITS.c
    filed = select(accounts[side], accounts.filed_by, func.sum(accounts.filed))
    known = select(months[side], func.sum(months.online), func.sum(months.channel_known))
    filed = _within(filed, FIGURE_ACCOUNTS, scope).group_by(accounts[side], accounts.filed_by)
    known = _within(known, FIGURE_UNITS, scope).group_by(months[side])
    units: dict[str, dict[bytes, int]] = {}
    with engine.connect() as connection:
        for unit, account, count in connection.execute(filed):
            units.setdefault(unit, {})[bytes(account)] = int(count)
        totals = {row[0]: (int(row[1]), int(row[2])) for row in connection.execute(known)}
    found = [_of_unit(unit, held, *totals.get(unit, (0, 0))) for unit, held in units.items()]
    return sorted((one for one in found if one), key=lambda one: (-one.filed, one.unit))


def _of_unit(unit: str, filed: Mapping[bytes, int], online: int, known: int) -> BusyAccount | None:
    account, most = max(filed.items(), key=lambda item: item[1])
    if online < FEWEST or most <= MOST_OF * online:
        return None
    shares = Share(online, known), Share(online - most, known - most)
    return BusyAccount(unit, account.hex()[:8], most, *shares)


def _within(asked: Select[*tuple[Any, ...]], of: Table, scope: Scope) -> Select[*tuple[Any, ...]]:
    asked = asked.where(of.c.month.between(scope.period.first, scope.period.last))
    if scope.units is not None:
        asked = asked.where(of.c[f"{scope.side}_unit"].in_(sorted(scope.units)))
    return asked
