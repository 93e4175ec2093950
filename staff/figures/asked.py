"""What a page of figures is asked for: period, unit, side, field; and who may see what."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from dossiers.figures.counts import Scope, Side
from dossiers.figures.definitions import BY_ID, Definition
from dossiers.figures.periods import Period, last_months, month_of, quarter_of, year_of
from dossiers.figures.units import UnitTree
from staff.ask import Ask
from staff.errors import Refused
from staff.roles import Account, Role

PERIODS = {"month": "Tháng", "quarter": "Quý", "year": "Năm", "last12": "12 tháng gần nhất"}
SIDES: dict[Side, str] = {"receiving": "Đơn vị tiếp nhận", "resolving": "Đơn vị giải quyết"}
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Asked:
    """What the page shows.

    Attributes:
        kind: A key of `PERIODS`.
        month: The first day of the month that names the period.
        unit: The unit in whose tree one looks; ``None``: all, for administrators.
        figure: The figure that the tables below explain.
    """

    kind: str
    month: date
    unit: str | None
    side: Side
    figure: Definition
    field: str | None = None

    @property
    def period(self) -> Period:
        """The months meant."""
        if self.kind == "last12":
            return last_months(self.month, 12)
        return {"month": month_of, "quarter": quarter_of, "year": year_of}[self.kind](self.month)

    def scope(self, tree: UnitTree, known: Collection[str]) -> Scope:
        """Return whose dossiers are counted."""
        units = None if self.unit is None else frozenset(tree.under(self.unit, known))
        return Scope(self.period, units, self.side, self.field)

    def address(self, path: str = "/figures", **other: str) -> str:
        """Return the address of the same page with some of it changed."""
        now = {
            "period": self.kind,
            "month": f"{self.month:%Y-%m}",
            "unit": self.unit or "",
            "side": self.side,
            "figure": self.figure.id,
            "field": self.field or "",
        }
        return f"{path}?{urlencode(now | other)}"


def read_asked(ask: Ask, tree: UnitTree, known: Collection[str]) -> Asked:
    """Return what ``ask`` wants: this month of the account's own unit when it does not say.

    Raises:
        Refused: A period that there is not, or a unit that is not the account's to see.
    """
    kind, side = ask.query("period") or "month", ask.query("side") or "receiving"
    month = ask.query("month") or f"{ask.today:%Y-%m}"
    figure = BY_ID.get(ask.query("figure") or "online")
    if kind not in PERIODS or side not in SIDES or figure is None or not _MONTH.fullmatch(month):
        raise Refused("Kỳ hoặc chỉ số này không có. Anh/chị chọn lại.")
    return Asked(
        kind=kind,
        month=date.fromisoformat(f"{month}-01"),
        unit=allowed_unit(ask.officer, ask.query("unit"), tree, known),
        side="resolving" if side == "resolving" else "receiving",
        figure=figure,
        field=ask.query("field") or None,
    )


def allowed_unit(
    account: Account, wanted: str, tree: UnitTree, known: Collection[str]
) -> str | None:
    """Return the unit to look at: ``wanted`` if it is under the account's own.

    Raises:
        Refused: It is another's.
    """
    if account.role is Role.ADMIN:
        return wanted or None
    own = tree.of_accounts(account.unit)
    if wanted and wanted not in tree.under(own, known):
        raise Refused("Anh/chị chỉ xem được số liệu của đơn vị mình.", 403)
    return wanted or own
