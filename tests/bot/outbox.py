"""How parts of answers ended, as the gateway's own figures say."""

from __future__ import annotations

import httpx


async def ended(gateway: httpx.AsyncClient) -> dict[str, int]:
    """Return how many parts are in each state."""
    text = (await gateway.get("/metrics")).text
    rows = [row for row in text.splitlines() if row.startswith("motcua_outbox_parts{")]
    return {row.split('state="')[1].split('"')[0]: int(float(row.split()[-1])) for row in rows}
