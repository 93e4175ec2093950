"""Zalo's side: what citizens say there, and what has arrived."""

from __future__ import annotations

import asyncio

from bot.wire import Answer, Button, Message, Outcome, Reply
from tests.fakes.zalo_oa import said

URL = "/webhooks/zalo_oa"


async def hear(zalo, client, text: str = "phí", *, id_: str = "m1", user: str = "u1", **more):
    body = said("user_send_text", user, "oa", "360", message={"text": text, "msg_id": id_})
    return await zalo.push(client, URL, body | more)


async def arrived(zalo, count: int, for_s: float = 15.0) -> list[str]:
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
