"""The same conversations with the real product have the same content on all four channels."""

from __future__ import annotations

import re
from collections.abc import Iterable

import httpx
import pytest

from bench.conversations import conversations
from bench.webhooks import Expected, expected, measure_answers
from bot.wire import Answer

pytestmark = [pytest.mark.rasa, pytest.mark.anyio]
TALKS = [*conversations(4), ["vợ tôi mới sinh, giờ làm gì"], ["cấp lại căn cước"]]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def on_the_web() -> dict[str, Expected]:
    """What the web says, asked once."""
    return {}


def words(texts: Iterable[str], options: set[str]) -> list[str]:
    """Return all words of ``texts``, without markers and without numbered lines of buttons."""
    lines = "\n".join(texts).replace("**", "").splitlines()
    said = [line for line in lines if re.sub(r"^\d+\. ", "", line) not in options]
    return " ".join(said).split()


def buttons(answers: Iterable[Answer]) -> list[str]:
    return [
        button.title for answer in answers for message in answer.messages
        for button in message.buttons
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Telegram", "Zalo OA", "Zalo Bot"])
async def test_a_platform_says_what_the_web_says(product, reached, on_the_web, name):
    if not on_the_web:
        on_the_web["told"] = await expected(product.url, TALKS)
    told = on_the_web["told"]
    (platform,) = (one for one in reached if one.name == name)
    for talk in TALKS:
        answers, before = told["\n".join(talk)], len(platform.sent)
        timing = await measure_answers(product.url, platform, [talk], told, clients=1)
        assert dict(timing.endings) == {"complete": len(talk)}
        titles = buttons(answers)
        web = words((one.text for answer in answers for one in answer.messages), set(titles))
        there = [text_of(one) for one in platform.sent[before:]]
        assert words(there, set(titles)) == web
        offered = "\n".join(str(one) for one in platform.sent[before:])
        assert all(title in as_sent(offered) for title in titles)
        assert len(web) > 20


def text_of(sent: object) -> str:
    """Return the plain text of what arrived at a stand-in, whichever it is."""
    if isinstance(sent, dict):
        return str(sent["plain"])
    held = sent[-1]
    return held["text"] if isinstance(held, dict) else str(held)


def as_sent(offered: str) -> str:
    """Return ``offered`` with the escapes of JSON in forms undone."""
    return re.sub(r"\\+u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), offered)


async def test_a_webhook_without_its_secret_is_refused_by_the_running_product(product, reached):
    async with httpx.AsyncClient(base_url=product.url, trust_env=False) as client:
        for platform in reached:
            webhook = platform.webhook(1, "phí")
            assert (await client.post(webhook.path, content=webhook.body)).status_code == 403
