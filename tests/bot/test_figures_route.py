from __future__ import annotations

import pytest

from tests.bot.conftest import TRIAL_KEY

pytestmark = pytest.mark.anyio
OURS = {"X-Internal-Secret": TRIAL_KEY}
DAYS = {"from": "1970-01-01", "to": "1970-01-31"}  # the fakes' clock stands at 12 January 1970


async def test_our_processes_read_the_totals_of_a_turn(client):
    await client.post("/api/chat", json={"session": "s", "text": "lệ phí khai sinh"})
    found = (await client.get("/internal/figures", params=DAYS, headers=OURS)).json()
    assert [(row["channel"], row["turns"]) for row in found["turns"]] == [("web", 1)]
    assert found["visits"] == []


async def test_nobody_else_reads_them(client):
    response = await client.get("/internal/figures", params=DAYS)
    assert (response.status_code, response.json()) == (403, {"error": "forbidden"})


async def test_a_day_that_cannot_be_read_is_refused(client):
    wrong = DAYS | {"to": "mai"}
    assert (await client.get("/internal/figures", params=wrong, headers=OURS)).status_code == 400


async def test_a_demonstration_enters_no_figure(serve):
    async with serve(demo=True) as client:
        await client.post("/api/chat", json={"session": "s", "text": "lệ phí khai sinh"})
        found = (await client.get("/internal/figures", params=DAYS, headers=OURS)).json()
    assert found == {"turns": [], "visits": []}
