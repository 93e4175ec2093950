from __future__ import annotations

import json

import pytest

from tests.bot.fakes import DOWN
from tests.bot.waiting import enough
from tests.bot.zalo_oa.webhook import URL, arrived
from tests.fakes.zalo_oa import FakeZaloOa, said

pytestmark = pytest.mark.anyio


async def test_two_accounts_of_two_units_speak_for_themselves(opened, zalo, dialogue, tmp_path):
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
    assert [each["unit"] for each in dialogue.metadata] == ["xa-a", "xa-b"]


async def test_rasa_down_is_said_with_the_hotline_and_hours_of_the_accounts_unit(
    opened, zalo, dialogue, tmp_path
):
    units = tmp_path / "units.yml"
    units.write_text(
        """
units:
  - id: xa-a
    name: UBND xã A
    hotline: "0240000001"
    hours: sáng thứ Bảy
    zalo_oa: {oa_id: "1001", refresh_token: refresh-a}
""",
        encoding="utf-8",
    )
    zalo.grant("1001", "refresh-a")
    dialogue.error = DOWN
    async with opened(units_file=units) as client:
        message = {"text": "phí", "msg_id": "m1"}
        await zalo.push(client, URL, said("user_send_text", "u1", "1001", "360", message=message))
        texts = await arrived(zalo, 2)
    assert "gọi 0240000001 (giờ làm việc: sáng thứ Bảy)" in texts[0]


async def test_one_units_application_does_not_speak_for_anothers_account(
    opened, zalo, dialogue, tmp_path
):
    units = tmp_path / "units.yml"
    units.write_text(
        """
units:
  - id: xa-a
    name: UBND xã A
    zalo_oa: {oa_id: "1001", refresh_token: refresh-a}
  - id: xa-b
    name: UBND xã B
    zalo_oa: {oa_id: "1002", refresh_token: refresh-b, app_id: "361", secret: of-b}
""",
        encoding="utf-8",
    )
    zalo.grant("1001", "refresh-a")
    other = FakeZaloOa(app_id="361", secret="of-b")
    async with opened(units_file=units) as client:
        for sender, account, id_ in ((other, "1002", "b"), (other, "1001", "stolen")):
            body = said("user_send_text", "u1", account, sender.app_id,
                        message={"text": id_, "msg_id": id_})  # fmt: skip
            assert await sender.push(client, URL, body) == 1
        forged = said("user_send_text", "u1", "1002", "361", message={"text": "x", "msg_id": "x"})
        raw = json.dumps(forged).encode()
        assert (await client.post(URL, content=raw, headers=zalo.sign(raw))).status_code == 403
        await enough(dialogue.finished, 1)
    assert dialogue.finished == ["b"]
