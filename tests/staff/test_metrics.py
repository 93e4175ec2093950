"""The officers' pages tell Prometheus how requests ended, and nobody's name or search."""

from __future__ import annotations

import asyncio


def test_requests_are_counted_by_area_and_status(browser):
    async def asked() -> str:
        one = browser()
        await one.client.get("/healthz")
        await one.client.get("/khong-co-trang-nay")
        await one.client.get("/lookup?q=rieng")
        return (await one.client.get("/metrics")).text

    text = asyncio.run(asked())
    assert 'motcua_staff_requests_total{area="healthz",status="200"} 1.0' in text
    assert 'motcua_staff_requests_total{area="other",status="404"} 1.0' in text
    assert "motcua_staff_database_up 1.0" in text
    assert "rieng" not in text
    assert "khong-co" not in text
