"""A strict stand-in for Rasa's REST channel and status, served over real HTTP or ASGI."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Objects = list[dict[str, Any]]


def answered(text: str, *buttons: tuple[str, str], **custom: Any) -> Objects:
    """Return what Rasa sends for one answer of an action: a single custom object."""
    pressable = [{"title": title, "payload": payload} for title, payload in buttons]
    told = {
        "outcome": "answered",
        "facet": None,
        "procedure": None,
        "candidates": [],
        "version": None,
        "messages": [{"text": text, "buttons": pressable}],
    }
    return [{"recipient_id": "x", "custom": told | custom}]


def echo(message: str) -> Objects:
    """Answer with what was heard."""
    return answered(f"nghe: {message}")


class FakeRasa:
    """Answers with ``reply``; refuses what is not the agreed request, as Rasa never would.

    Attributes:
        heard: (sender, message) of each turn, new sessions included.
        metadata: Of each turn.
        delay_s: How long each answer takes.
        has_model: Whether ``/status`` says that a model is loaded.
    """

    def __init__(self, reply: Callable[[str], Objects] = echo) -> None:
        self.reply = reply
        self.heard: list[tuple[str, str]] = []
        self.metadata: list[dict[str, str]] = []
        self.delay_s = 0.0
        self.has_model = True
        self.app = Starlette(
            routes=[
                Route("/webhooks/rest/webhook", self._webhook, methods=["POST"]),
                Route("/status", self._status),
            ]
        )

    @property
    def messages(self) -> list[str]:
        """What was said to Rasa, without who said it."""
        return [message for _, message in self.heard]

    async def _webhook(self, request: Request) -> Response:
        body = await request.json()
        assert set(body) == {"sender", "message", "metadata"}, body
        assert set(body["metadata"]) - {"unit"} == {"turn_id", "channel"}, body
        self.heard.append((body["sender"], body["message"]))
        self.metadata.append(body["metadata"])
        await asyncio.sleep(self.delay_s)
        new_session = body["message"] == "/session_start"
        return JSONResponse([] if new_session else self.reply(body["message"]))

    async def _status(self, _: Request) -> Response:
        if not self.has_model:
            return JSONResponse({"reason": "Conflict"}, status_code=409)
        return JSONResponse({"model_file": "m.tar.gz", "model_id": "m"})
