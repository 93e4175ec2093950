from __future__ import annotations

import pytest

from tests.bot.zalo_oa.webhook import URL, arrived
from tests.fakes.zalo_oa import said

pytestmark = pytest.mark.anyio


async def test_two_accounts_of_two_units_speak_for_themselves(opened, zalo, tmp_path):
    units = tmp_path / "units.yml"
    units.write_text(
        """
units:
  - id: xa-a
    name: UBND xã A
    hotline: "0240000001"
    zalo_oa: {oa_id: "1001", refresh_token: refresh-a}
  - id: xa-b
    name: UBND xã B
    hotline: "0240000002"
    zalo_oa: {oa_id: "1002", refresh_token: refresh-b}
""",
        encoding="utf-8",
    )
    zalo.grant("1001", "refresh-a")
    zalo.grant("1002", "refresh-b")
    async with opened(units_file=units) as client:
        for account in ("1001", "1002"):
            message = {"text": "phí", "msg_id": f"m{account}"}
            body = said("user_send_text", "u1", account, "360", message=message)
            await zalo.push(client, URL, body)
        await arrived(zalo, 4)
        stranger = said("user_send_text", "u1", "1003", "360", message={"text": "a"})
        assert await zalo.push(client, URL, stranger) == 1
    told = {account: "" for account, _, _ in zalo.sent}
    for account, _, message in zalo.sent:
        told[account] += message["text"]
    assert "UBND xã A" in told["1001"]
    assert "UBND xã B" in told["1002"]
    assert len(zalo.sent) == 4
