from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.channels.zalo_oa.signature import HEADER, mac
from tests.bot.zalo_oa.webhook import URL, arrived, hear
from tests.fakes.zalo_oa import said

pytestmark = pytest.mark.anyio


async def test_a_webhook_is_acknowledged_at_once_whatever_rasa_does(gateway, zalo, dialogue):
    dialogue.goes_on = asyncio.Event()  # which nobody sets
    async with asyncio.timeout(3.0):
        assert await hear(zalo, gateway) == 1


async def test_a_wrong_signature_or_application_is_refused(gateway, zalo, dialogue):
    body = said("user_send_text", "u1", "oa", "360", message={"text": "a", "msg_id": "1"})
    raw = json.dumps(body).encode()
    headers = zalo.sign(raw)
    for content, shown in (
        (raw + b" ", headers),
        (raw, {}),
        (raw, {"X-ZEvent-Signature": "mac="}),
    ):
        response = await gateway.post(URL, content=content, headers=shown)
        assert response.status_code == 403
    other = json.dumps(body | {"app_id": "361"}).encode()
    assert (await gateway.post(URL, content=other, headers=zalo.sign(other))).status_code == 403
    assert dialogue.heard == []


@pytest.mark.parametrize(("allowed", "status"), [(False, 403), (True, 200)])
async def test_a_signature_by_the_accounts_number_is_taken_when_the_settings_say_so(
    opened, caplog, allowed, status
):
    caplog.set_level("INFO", logger="bot")
    body = said("user_send_text", "u1", "1001", "360", message={"text": "phí", "msg_id": "1"})
    raw = json.dumps(body).encode()
    shown = {HEADER: f"mac={mac('1001', raw, body['timestamp'], 'OA_SECRET')}"}
    async with opened(zalo_oa_mac_by_oa_id=allowed) as gateway:
        response = await gateway.post(URL, content=raw, headers=shown)
    assert response.status_code == status
    assert ("begins with the account's number" in caplog.text) == allowed


async def test_looking_whether_the_address_exists_gets_200(gateway):
    assert (await gateway.get(URL)).status_code == 200
    assert (await gateway.post(URL, content=b"{}")).status_code == 200


async def test_a_repeated_webhook_is_answered_once_even_after_a_restart(opened, zalo, dialogue):
    async with opened() as first:
        await hear(zalo, first)
        await arrived(zalo, 2)
        await hear(zalo, first)
    async with opened() as second:
        await hear(zalo, second)
        await asyncio.sleep(0.2)
    assert dialogue.messages == ["phí"]


@pytest.mark.parametrize(
    "event",
    [
        "oa_send_text",
        "user_received_message",
        "user_seen_message",
        "user_click_button",
        "unfollow",
    ],
)
async def test_echoes_receipts_and_unknown_events_are_acknowledged_and_ignored(
    gateway, zalo, dialogue, event
):
    body = said(event, "u1", "oa", "360", message={"msg_id": "e1", "text": "chào"})
    assert await zalo.push(gateway, URL, body) == 1
    await asyncio.sleep(0.2)
    assert (dialogue.heard, zalo.sent) == ([], [])


async def test_who_follows_is_greeted(gateway, zalo, dialogue):
    await zalo.push(gateway, URL, said("follow", "u1", "oa", "360"))
    await arrived(zalo, 2)
    assert dialogue.messages == ["/greet"]


@pytest.mark.parametrize(
    ("event", "word"),
    [
        ("user_send_image", "ảnh"),
        ("user_send_gif", "ảnh"),
        ("user_send_video", "ảnh"),
        ("user_send_audio", "thoại"),
        ("user_send_sticker", "chữ"),
        ("user_send_file", "tệp"),
        ("user_send_location", "vị trí"),
        ("user_submit_info", "liên hệ"),
        ("user_send_business_card", "liên hệ"),
        ("user_send_link", "loại tin này"),
    ],
)
async def test_what_is_not_words_gets_a_polite_sentence(gateway, zalo, dialogue, event, word):
    attachments = [{"type": "x", "payload": {"coordinates": {"latitude": "10.79"}}}]
    message = {"msg_id": "p1", "attachments": attachments}
    await zalo.push(gateway, URL, said(event, "u1", "oa", "360", message=message))
    assert word in (await arrived(zalo, 2))[0]
    assert dialogue.heard == []


async def test_numbers_in_place_of_strings_are_read(gateway, zalo, dialogue):
    message = {"text": "phí", "msg_id": 77}
    body = said("user_send_text", "u1", "oa", "360", message=message)
    raw = json.dumps(body | {"sender": {"id": 5}, "timestamp": 1760000000000}).encode()
    response = await gateway.post(URL, content=raw, headers=zalo.sign(raw))
    assert response.status_code == 200


async def test_no_token_and_no_text_comes_into_any_log(gateway, zalo, settings, caplog):
    caplog.set_level("DEBUG", logger="bot")
    zalo.codes = [-216, -216]
    await hear(zalo, gateway, "rất riêng")
    await asyncio.sleep(0.5)
    logged = caplog.text + Path(settings.turn_log).read_text()
    for secret in ("access-oa", "refresh-", "OA_SECRET", "APP_SECRET", "riêng"):
        assert secret not in logged


async def test_the_domain_is_verified_by_a_file_and_a_tag(serve):
    async with serve(zalo_verification="AbC123") as client:
        tag = '<meta name="zalo-platform-site-verification" content="AbC123">'
        assert tag in (await client.get("/zalo_verifierAbC123.html")).text
        assert tag in (await client.get("/")).text
