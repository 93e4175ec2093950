"""The same conversation has the same content on all four channels."""

from __future__ import annotations

import asyncio
import re

import httpx
import pytest

from bot.app import create_app
from bot.wire import Answer, Button, Message, Outcome, Reply
from tests.bot.conftest import _Client
from tests.bot.waiting import enough
from tests.fakes.serving import served
from tests.fakes.telegram import TOKEN, FakeTelegram, message, press
from tests.fakes.zalo_bot import TOKEN as ZALO_TOKEN
from tests.fakes.zalo_bot import FakeZaloBot, flat
from tests.fakes.zalo_oa import FakeZaloOa, said

pytestmark = pytest.mark.anyio

SECRET = "the-secret-of-the-webhook-in-tests-"
LONG = "**Giấy tờ** cần nộp:\n" + "\n".join(
    f"{n}. Tờ khai số {n} & bản sao" for n in range(1, 120)
)
BUTTONS = tuple(Button(title=f"Việc {n}", payload=f'/choose_option{{"n": {n}}}') for n in (1, 2))


def reply(heard: str) -> Reply:
    text = LONG if heard.startswith("/choose_option") else "Anh/chị chọn **một** việc:"
    buttons = () if heard.startswith("/choose_option") else BUTTONS
    return Reply(
        answer=Answer(messages=(Message(text=text, buttons=buttons),), outcome=Outcome.ANSWERED)
    )


def words(texts: list[str]) -> list[str]:
    """Return all words of ``texts``, without markers and without the numbered options."""
    joined = "\n".join(texts).replace("**", "")
    return re.sub(r"^\d\. Việc \d$", "", joined, flags=re.MULTILINE).split()


class OverWeb:
    async def talk(self, gateway: httpx.AsyncClient) -> list[str]:
        texts = []
        for said_ in ({"text": "khai sinh"}, {"press": BUTTONS[1].payload}):
            response = await gateway.post("/api/chat", json={"session": "s"} | said_)
            texts += [one["text"] for one in response.json()["messages"]]
        return texts


class OverTelegram:
    def __init__(self, fake: FakeTelegram) -> None:
        self.fake = fake

    async def talk(self, gateway: httpx.AsyncClient) -> list[str]:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        await gateway.post(
            "/webhooks/telegram", json=message(1, text="khai sinh"), headers=headers
        )
        await enough(self.fake.sent, 2)
        data = self.fake.keyboard(0)[1]["callback_data"]
        await gateway.post("/webhooks/telegram", json=press(2, data), headers=headers)
        await settled(self.fake.sent)
        return self.fake.texts


class OverZaloOa:
    def __init__(self, fake: FakeZaloOa) -> None:
        self.fake = fake

    async def talk(self, gateway: httpx.AsyncClient) -> list[str]:
        async def say(text: str, id_: str) -> None:
            body = said("user_send_text", "u", "oa", "360", message={"text": text, "msg_id": id_})
            await self.fake.push(gateway, "/webhooks/zalo_oa", body)

        await say("khai sinh", "1")
        await enough(self.fake.sent, 2)
        buttons = self.fake.sent[0][2]["attachment"]["payload"]["buttons"]
        await say(buttons[1]["payload"], "2")
        await settled(self.fake.sent)
        return [sent["text"] for _, _, sent in self.fake.sent]


class OverZaloBot:
    def __init__(self, fake: FakeZaloBot) -> None:
        self.fake = fake

    async def talk(self, gateway: httpx.AsyncClient) -> list[str]:
        headers = {"X-Bot-Api-Secret-Token": SECRET}
        for text, id_, count in (("khai sinh", "1", 1), ("số 2", "2", 2)):
            await gateway.post("/webhooks/zalo_bot", json=flat(text, id_=id_), headers=headers)
            await enough(self.fake.sent, count)
        await settled(self.fake.sent)
        return self.fake.texts


async def settled(sent: list, for_s: float = 0.4) -> None:
    """Return when nothing more has come for a while."""
    before = -1
    while len(sent) > before:
        before = len(sent)
        await asyncio.sleep(for_s)


async def test_the_same_conversation_has_the_same_content_on_all_channels(
    settings, dialogue, clock
):
    dialogue.reply = reply
    telegram, oa, bot = FakeTelegram(), FakeZaloOa(), FakeZaloBot()
    with served(telegram.app) as at, served(oa.app) as oa_at, served(bot.app) as bot_at:
        told = settings.model_dump() | {
            "telegram_token": TOKEN,
            "telegram_secret": SECRET,
            "telegram_api_url": at,
            "zalo_oa_app_id": "360",
            "zalo_oa_secret": "OA_SECRET",
            "zalo_oa_app_secret": "APP_SECRET",
            "zalo_oa_refresh_token": "refresh-0",
            "zalo_oa_api_url": oa_at,
            "zalo_oa_oauth_url": oa_at,
            "zalo_bot_token": ZALO_TOKEN,
            "zalo_bot_secret": SECRET,
            "zalo_bot_api_url": bot_at,
        }
        app = create_app(type(settings)(**told), dialogue=dialogue, clock=clock)
        async with _Client(app) as gateway:
            over = (OverTelegram(telegram), OverZaloOa(oa), OverZaloBot(bot))
            web = words(await OverWeb().talk(gateway))
            others = [words(await channel.talk(gateway)) for channel in over]
    assert len(web) > 300
    for other in others:
        assert other == web
    assert dialogue.messages == ["khai sinh", BUTTONS[1].payload] * 4
