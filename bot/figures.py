"""What the staff pages read of the bot: daily totals, over our own HTTP interface."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

from sqlalchemy import Engine, select
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.database import transaction
from bot.internal import guarded
from bot.tables import DAYS, VISIT_DAYS


def figure_routes(engine: Engine, internal_secret: str) -> list[BaseRoute]:
    """Return ``GET /internal/figures?from=2026-11-01&to=2026-11-30[&unit=…]``.

    It answers ``{"turns": [{"day", "channel", "unit", "outcome", "procedure", "turns"}],
    "visits": [{"day", "channel", "unit", "end", "visits"}]}``, both days counted; 400 when a day
    cannot be read, 403 without the secret.
    """

    async def figures(request: Request) -> Response:
        try:
            first = date.fromisoformat(request.query_params["from"])
            last = date.fromisoformat(request.query_params["to"])
        except (KeyError, ValueError):
            return JSONResponse({"error": "from and to must be days"}, status_code=400)
        unit = request.query_params.get("unit")
        return JSONResponse(await asyncio.to_thread(read_totals, engine, first, last, unit))

    return [Route("/internal/figures", guarded(figures, internal_secret))]


def read_totals(
    engine: Engine, first: date, last: date, unit: str | None = None
) -> dict[str, list[dict[str, Any]]]:
    """Return the totals from ``first`` to ``last``; blocking.

    Raises:
        StoreUnavailable: The database failed.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    with transaction(engine) as connection:
        for name, table in (("turns", DAYS), ("visits", VISIT_DAYS)):
            asked = select(table).where(table.c.day.between(first, last)).order_by(table.c.day)
            if unit is not None:
                asked = asked.where(table.c.unit == unit)
            rows = connection.execute(asked).mappings()
            found[name] = [dict(row) | {"day": row["day"].isoformat()} for row in rows]
    return found
