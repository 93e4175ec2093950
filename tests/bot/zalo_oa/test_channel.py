from __future__ import annotations

import asyncio
import json
import unicodedata
from pathlib import Path

import pytest

from bot import sentences
from bot.wire import Answer, Button, Message, Outcome, Reply
from tests.fakes.zalo_oa import said

pytestmark = pytest.mark.anyio

URL = "/webhooks/zalo_oa"


async def hear(zalo, client, text: str = "phí", *, id_: str = "m1", user: str = "u1", **more):
    body = said("user_send_text", user, "oa", "360", message={"text": text, "msg_id": id_})
    return await zalo.push(client, URL, body | more)


async def arrived(zalo, count: int, for_s: float = 5.0) -> list[str]:
    """Return the texts that arrived, as soon as there are ``count``."""
    async with asyncio.timeout(for_s):
        while len(zalo.sent) < count:
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)  # one too many would come now
    return [message["text"] for _, _, message in zalo.sent]


def offering(count: int, text: str = "Chọn:") -> Reply:
    buttons = tuple(
        Button(title=f"Việc {n}", payload=f'/choose_option{{"n": {n}}}')
        for n in range(1, count + 1)
    )
    message = Message(text=text, buttons=buttons)
    return Reply(answer=Answer(messages=(message,), outcome=Outcome.CHOICE_OFFERED))


async def test_a_text_is_acknowledged_answered_and_greeted_with_the_notice(
    gateway, zalo, settings
):
    assert await hear(zalo, gateway) == 1
    assert await arrived(zalo, 2) == ["nghe: phí", sentences.first_contact(settings)]
    assert {(account, user) for account, user, _ in zalo.sent} == {("oa", "u1")}


async def test_a_webhook_is_acknowledged_at_once_whatever_rasa_does(gateway, zalo, dialogue):
    dialogue.delay_s = 3.0
    async with asyncio.timeout(1.0):
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
        ("user_send_audio", "thoại"),
        ("user_send_sticker", "chữ"),
        ("user_send_file", "tệp"),
        ("user_send_location", "vị trí"),
        ("user_submit_info", "liên hệ"),
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


async def test_five_buttons_are_buttons_and_a_press_comes_back(gateway, zalo, dialogue):
    dialogue.reply = lambda _: offering(5)
    await hear(zalo, gateway)
    await arrived(zalo, 2)
    buttons = zalo.sent[0][2]["attachment"]["payload"]["buttons"]
    assert [button["title"] for button in buttons] == [f"Việc {n}" for n in range(1, 6)]
    await hear(zalo, gateway, buttons[1]["payload"], id_="m2")
    await arrived(zalo, 3)
    assert dialogue.messages[-1] == '/choose_option{"n": 2}'


async def test_six_buttons_are_numbered_and_a_number_presses_one(gateway, zalo, dialogue):
    dialogue.reply = lambda _: offering(6)
    await hear(zalo, gateway)
    texts = await arrived(zalo, 2)
    assert texts[0].splitlines()[2:] == [f"{n}. Việc {n}" for n in range(1, 7)]
    assert "attachment" not in zalo.sent[0][2]
    await hear(zalo, gateway, "so 6", id_="m2")
    await arrived(zalo, 3)
    assert dialogue.messages[-1] == '/choose_option{"n": 6}'


async def test_refused_buttons_are_said_in_numbers(gateway, zalo, dialogue):
    zalo.refused_buttons = True
    dialogue.reply = lambda _: offering(2)
    await hear(zalo, gateway)
    assert (await arrived(zalo, 2))[0] == "Chọn:\n\n1. Việc 1\n2. Việc 2"


async def test_a_long_answer_arrives_whole_in_pieces_of_2000_characters_in_nfc(
    gateway, zalo, dialogue
):
    whole = unicodedata.normalize("NFD", "Giấy tờ cần nộp. " * 300)
    dialogue.reply = lambda _: Reply(
        answer=Answer(messages=(Message(text=whole),), outcome=Outcome.ANSWERED)
    )
    await hear(zalo, gateway)
    texts = await arrived(zalo, 4)
    assert " ".join(texts[:3]) == unicodedata.normalize("NFC", whole).strip()


async def test_a_too_long_part_is_cut_shorter(gateway, zalo):
    zalo.codes = [-210]
    await hear(zalo, gateway, "một hai ba bốn năm")
    texts = await arrived(zalo, 3)
    assert texts[:2] == ["nghe: một hai", "ba bốn năm"]


@pytest.mark.parametrize("code", [-216, -220, -124])
async def test_a_refused_token_is_rotated_once_and_the_message_sent_again(gateway, zalo, code):
    zalo.codes = [code]
    await hear(zalo, gateway)
    assert (await arrived(zalo, 2))[0] == "nghe: phí"
    assert zalo.rotations == 2


async def test_a_failed_send_is_tried_once_more(gateway, zalo):
    zalo.codes = [-200]
    await hear(zalo, gateway)
    assert (await arrived(zalo, 2))[0] == "nghe: phí"


async def test_a_citizen_who_cannot_be_written_to_is_not_written_to(gateway, zalo):
    zalo.codes = [-230]
    await hear(zalo, gateway)
    await asyncio.sleep(0.3)
    assert zalo.sent == []
    await hear(zalo, gateway, id_="m2")
    assert await arrived(zalo, 1) == ["nghe: phí"]


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
