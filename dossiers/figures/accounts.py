"""Whether one account filed most of a unit's online dossiers: officers filing for citizens.

Only a keyed hash of the account is known; a page shows its first characters. Blocking.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, Select, func, select

from dossiers.counted import ONLINE
from dossiers.figures.counts import Scope, Share
from dossiers.figures.moments import received_within
from dossiers.tables import DOSSIERS

_D = DOSSIERS.c
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
    unit = _D[f"{scope.side}_unit"]
    online = _within(
        select(unit, _D.filed_by, func.count())
        .where(_D.channel == ONLINE)
        .group_by(unit, _D.filed_by),
        scope,
    )
    all_of = _within(
        select(unit, func.count()).where(_D.channel.is_not(None)).group_by(unit), scope
    )
    with engine.connect() as connection:
        filed = connection.execute(online).all()
        known = {row[0]: int(row[1]) for row in connection.execute(all_of)}
    found = [_of_unit(unit_, rows, known[unit_]) for unit_, rows in _by_unit(filed).items()]
    return sorted((one for one in found if one), key=lambda one: (-one.filed, one.unit))


def _by_unit(filed: Iterable[Row[*tuple[Any, ...]]]) -> dict[str, dict[bytes | None, int]]:
    units: dict[str, dict[bytes | None, int]] = {}
    for unit, account, count in filed:
        units.setdefault(unit, {})[account] = int(count)
    return units


def _of_unit(unit: str, filed: dict[bytes | None, int], known: int) -> BusyAccount | None:
    online = sum(filed.values())
    named = {account: count for account, count in filed.items() if account is not None}
    if online < FEWEST or not named:
        return None
    account, most = max(named.items(), key=lambda item: item[1])
    if most <= MOST_OF * online:
        return None
    mark = bytes(account).hex()[:8]
    return BusyAccount(unit, mark, most, Share(online, known), Share(online - most, known - most))


def _within(asked: Select[*tuple[Any, ...]], scope: Scope) -> Select[*tuple[Any, ...]]:
    asked = asked.where(received_within(scope.period))
    if scope.units is not None:
        asked = asked.where(_D[f"{scope.side}_unit"].in_(sorted(scope.units)))
    return asked
