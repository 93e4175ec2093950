"""A strict stand-in for the Zalo Bot Platform: both envelopes, limits, a quota."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TOKEN = "123:abc"


class FakeZaloBot:
    """One bot.

    Attributes:
        sent: (chat, text) of each message that arrived.
        quota: Messages that are left this month.
        codes: Error codes to answer ``sendMessage`` with next, each once.
        lost: How many of the next messages arrive though their answer does not.
        updates: What ``getUpdates`` gives, each once.
    """

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.quota = 3000
        self.codes: list[int] = []
        self.lost = 0
        self.updates: list[dict[str, Any]] = []
        self.webhook: dict[str, str] = {}
        self.calls: list[str] = []
        route = Route("/bot{token}/{method}", self._called, methods=["POST"])
        self.app = Starlette(routes=[Route("/control/sent", self._control_sent), route])

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.sent]

    async def _control_sent(self, _: Request) -> Response:
        return JSONResponse(self.sent)

    async def _called(self, request: Request) -> Response:
        method = request.path_params["method"]
        self.calls.append(method)
        if request.path_params["token"] != TOKEN:
            return _error(401, "Unauthorized")
        answer: Response = await getattr(self, f"_{method}")(await request.json())
        return answer

    async def _sendMessage(self, body: dict[str, str]) -> Response:
        assert set(body) == {"chat_id", "text"}
        if not 1 <= len(body["text"]) <= 2000:
            return _error(400, "text must be 1 to 2000 characters")
        if self.codes:
            return _error(self.codes.pop(0), "as told")
        if self.quota == 0:
            return _error(429, "Quota exceeded")
        self.quota -= 1
        self.sent.append((body["chat_id"], body["text"]))
        if self.lost:
            self.lost -= 1
            return Response(status_code=502)
        return _ok({"message_id": f"m{len(self.sent)}", "date": 1_749_632_637_199})

    async def _setWebhook(self, body: dict[str, str]) -> Response:
        if not 8 <= len(body.get("secret_token", "")) <= 256 or "url" not in body:
            return _error(400, "The secret_token must not be empty")
        self.webhook = body
        return _ok({"url": body["url"], "updated_at": 1})

    async def _deleteWebhook(self, _: dict[str, str]) -> Response:
        self.webhook = {}
        return _ok({"url": "", "updated_at": 1})

    async def _getWebhookInfo(self, _: dict[str, str]) -> Response:
        return _ok({"url": self.webhook.get("url", ""), "updated_at": 1})

    async def _getMe(self, _: dict[str, str]) -> Response:
        return _ok({"id": "1", "account_name": "bot.motcua", "account_type": "BASIC"})

    async def _getUpdates(self, body: dict[str, str]) -> Response:
        assert not self.webhook
        if not self.updates:
            await asyncio.sleep(0.05)
            return _error(408, "Request timeout")
        return JSONResponse(self.updates.pop(0))

    async def _sendChatAction(self, body: dict[str, str]) -> Response:
        assert body["action"] == "typing"
        return JSONResponse({"ok": True})


def _ok(result: object) -> Response:
    return JSONResponse({"ok": True, "result": result})


def _error(code: int, description: str) -> Response:
    body = {"ok": False, "error_code": code, "description": description}
    return JSONResponse(body)  # with HTTP 200, as the platform may


def flat(text: str | None, *, id_: str, chat: str = "c1", event: str = "text") -> dict[str, Any]:
    """Return an update as it was seen in production."""
    message = {
        "message_id": id_,
        "chat": {"id": chat, "chat_type": "PRIVATE"},
        "from": {"id": chat, "display_name": "An", "is_bot": False},
        "date": 1_750_316_131_602,
    }
    own = message if text is None else message | {"text": text}
    return {"event_name": f"message.{event}.received", "message": own}


def wrapped(text: str | None, *, id_: str, **more: str) -> dict[str, Any]:
    """Return an update as it is documented."""
    return {"ok": True, "result": flat(text, id_=id_, **more)}
