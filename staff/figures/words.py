"""How figures are written: shares, days, months, as Vietnamese reports have them."""

from __future__ import annotations

from datetime import date, datetime

from dossiers.figures.counts import Share


def percent(share: Share | float | None) -> str:
    """Return ``71,4%``; a dash when there is nothing to divide by."""
    rate = share.rate if isinstance(share, Share) else share
    return "–" if rate is None else f"{rate * 100:.1f}%".replace(".", ",")


def count(number: int) -> str:
    """Return ``12.345``."""
    return f"{number:,}".replace(",", ".")


def points(now: Share, former: Share) -> str:
    """Return the change since the former period in points: ``+2,1 điểm``."""
    if now.rate is None or former.rate is None:
        return "–"
    change = (now.rate - former.rate) * 100
    return f"{change:+.1f} điểm".replace(".", ",")


def day(value: date | datetime | None) -> str:
    """Return ``23/11/2026``, with the time where there is one."""
    if value is None:
        return "–"
    form = "%H:%M %d/%m/%Y" if isinstance(value, datetime) else "%d/%m/%Y"
    return value.strftime(form)


def days_left(days: int | None) -> str:
    """Return how late or how soon: working days."""
    if days is None:
        return "–"
    if days < 0:
        return f"trễ {-days} ngày làm việc"
    return "hết hạn hôm nay" if days == 0 else f"còn {days} ngày làm việc"
