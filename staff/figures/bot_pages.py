"""The page of the bot's figures, and the public page of its quality."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.responses import Response

from staff.ask import Ask
from staff.errors import GatewayUnavailable, Refused
from staff.figures import words
from staff.figures.bot_totals import Totals, report
from staff.guard import Page
from staff.roles import Role

MOST_DAYS = 366
PUBLISHED = Path(__file__).with_name("published.json")


class Measured(BaseModel):
    """One line of the last evaluation.

    Attributes:
        right: Answered rightly.
        wrong: Answered wrongly.
        refused: Not answered, offered as a choice, or said to be not covered.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: str
    right: int
    wrong: int
    refused: int

    @property
    def of(self) -> int:
        """All messages of the line."""
        return self.right + self.wrong + self.refused


class Published(BaseModel):
    """What `published.json` holds: made by ``python -m evaluation publish``."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    date: date
    commit: str
    lines: tuple[Measured, ...]


def show_bot_figures(ask: Ask) -> Response:
    """Return the bot's totals of a span of days."""
    first, last = _span(ask)
    params = {"from": first.isoformat(), "to": last.isoformat()}
    if ask.officer.role is not Role.ADMIN:
        params["unit"] = ask.officer.unit
    try:
        totals = Totals.model_validate(ask.services.gateway().get("/internal/figures", params))
    except ValidationError as error:
        raise GatewayUnavailable("The totals are not of their form.") from error
    made = report(totals, _about(ask))
    values = {"report": made, "words": words, "first": first, "last": last}
    return ask.page("figures/bot.html", values=values)


def show_quality(ask: Ask) -> Response:
    """Return the last evaluation: right, wrong and refused, with its date; for everybody."""
    published = Published.model_validate(json.loads(PUBLISHED.read_text(encoding="utf-8")))
    return ask.page("figures/quality.html", values={"published": published, "words": words})


def _span(ask: Ask) -> tuple[date, date]:
    try:
        last = date.fromisoformat(ask.query("to") or ask.today.isoformat())
        first = date.fromisoformat(ask.query("from") or (last - timedelta(29)).isoformat())
    except ValueError:
        raise Refused("Ngày không đọc được. Anh/chị ghi theo năm-tháng-ngày.") from None
    if not timedelta(0) <= last - first < timedelta(MOST_DAYS):
        raise Refused("Khoảng ngày phải từ 1 ngày đến 366 ngày.")
    return first, last


def _about(ask: Ask) -> Callable[[Sequence[str]], Mapping[str, tuple[str, str]]]:
    def about(codes: Sequence[str]) -> Mapping[str, tuple[str, str]]:
        kb = ask.services.kb()
        held = [kb.get(code) for code in codes if code in kb]
        return {p.code: (p.short_name, p.online.level) for p in held}

    return about


PAGES = (
    Page("GET", "/bot-figures", show_bot_figures),
    Page("GET", "/quality", show_quality),
)
