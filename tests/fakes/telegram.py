"""A strict stand-in for Telegram's Bot API: forms only, limits, HTML that must parse, errors."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TOKEN = "1:A"
ALLOWED_TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote"}
COMMAND = re.compile(r"[a-z0-9_]{1,32}")


class FakeTelegram:
    """One bot.

    Attributes:
        sent: What ``sendMessage`` was given and took, with ``plain``, the text after parsing.
        calls: Names of all methods called.
        failures: (status, description, parameters) to answer ``sendMessage`` with, each once.
        lost: How many of the next messages arrive though their answer does not.
        last_error: Why the last webhook did not get through, as ``getWebhookInfo`` says.
        updates: What ``getUpdates`` gives until it is acknowledged.
    """

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.failures: list[tuple[int, str, dict[str, Any]]] = []
        self.lost = 0
        self.last_error = ""
        self.updates: list[dict[str, Any]] = []
        self.webhook: dict[str, str] = {}
        self._count = itertools.count(1)
        route = Route("/bot{token}/{method}", self._called, methods=["POST"])
        self.app = Starlette(routes=[Route("/control/sent", self._control_sent), route])

    @property
    def texts(self) -> list[str]:
        return [one["plain"] for one in self.sent]

    def keyboard(self, at: int) -> list[dict[str, str]]:
        """Return the buttons under the message number ``at``."""
        rows = json.loads(self.sent[at]["reply_markup"])["inline_keyboard"]
        return [button for row in rows for button in row]

    async def _control_sent(self, _: Request) -> Response:
        return JSONResponse(self.sent)

    async def _called(self, request: Request) -> Response:
        method = request.path_params["method"]
        self.calls.append(method)
        if request.path_params["token"] != TOKEN:
            return _error(401, "Unauthorized")
        try:
            raw = (await request.body()).decode()
        except ClientDisconnect:  # typing need not be shown any more
            return Response()
        if raw:
            assert request.headers["content-type"] == "application/x-www-form-urlencoded"
        form = dict(parse_qsl(raw, keep_blank_values=True, strict_parsing=bool(raw)))
        answer: Response = await getattr(self, f"_{method}")(form)
        return answer

    async def _sendMessage(self, form: dict[str, str]) -> Response:
        if self.failures:
            status, words, parameters = self.failures.pop(0)
            return _error(status, words, **parameters)
        plain = form["text"]
        if form.get("parse_mode") == "HTML":
            read = parsed(plain)
            if read is None:
                return _error(400, "Bad Request: can't parse entities")
            plain = read
        if not plain.strip():
            return _error(400, "Bad Request: message text is empty")
        if len(plain.encode("utf-16-le")) // 2 > 4096:
            return _error(400, "Bad Request: message is too long")
        if not _takes(form.get("reply_markup")):
            return _error(400, "Bad Request: BUTTON_DATA_INVALID")
        self.sent.append(form | {"plain": plain})
        if self.lost:
            self.lost -= 1
            return Response(status_code=502)
        chat = {"id": int(form["chat_id"]), "type": "private"}
        return _ok({"message_id": next(self._count), "date": 1, "chat": chat, "text": plain})

    async def _getUpdates(self, form: dict[str, str]) -> Response:
        if self.webhook:
            return _error(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = int(form.get("offset", 0))
        self.updates = [one for one in self.updates if one["update_id"] >= offset]
        if not self.updates:
            await asyncio.sleep(0.05)
        return _ok(self.updates)

    async def _setWebhook(self, form: dict[str, str]) -> Response:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", form["secret_token"]):
            return _error(400, "Bad Request: secret token contains unallowed characters")
        self.webhook = form
        return _ok(True)

    async def _deleteWebhook(self, _: dict[str, str]) -> Response:
        self.webhook = {}
        return _ok(True)

    async def _getWebhookInfo(self, _: dict[str, str]) -> Response:
        about: dict[str, Any] = {"has_custom_certificate": False, "pending_update_count": 0}
        about |= {"last_error_message": self.last_error} if self.last_error else {}
        return _ok({"url": self.webhook.get("url", "")} | about)

    async def _setMyCommands(self, form: dict[str, str]) -> Response:
        commands = json.loads(form["commands"])
        assert all(COMMAND.fullmatch(one["command"]) for one in commands)
        return _ok(True)

    async def _answerCallbackQuery(self, _: dict[str, str]) -> Response:
        return _ok(True)

    async def _sendChatAction(self, form: dict[str, str]) -> Response:
        assert form["action"] == "typing"
        return _ok(True)

    async def _getMe(self, _: dict[str, str]) -> Response:
        return _ok({"id": 1, "is_bot": True, "first_name": "Một Cửa", "username": "motcua_bot"})


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.open: list[str] = []
        self.wrong = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.wrong |= tag not in ALLOWED_TAGS
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.wrong |= not self.open or self.open.pop() != tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parsed(html: str) -> str | None:
    """Return the text of ``html``; ``None`` when a tag is unknown, open or closed too much."""
    parser = _Html()
    parser.feed(html)
    parser.close()
    return None if parser.wrong or parser.open else "".join(parser.text)


def _takes(markup: str | None) -> bool:
    if markup is None:
        return True
    buttons = [button for row in json.loads(markup)["inline_keyboard"] for button in row]
    fits = all(1 <= len(button["callback_data"].encode()) <= 64 for button in buttons)
    return 1 <= len(buttons) <= 100 and fits


def _ok(result: object) -> Response:
    return JSONResponse({"ok": True, "result": result})


def _error(status: int, description: str, **parameters: object) -> Response:
    body = {"ok": False, "error_code": status, "description": description}
    return JSONResponse(body | {"parameters": parameters}, status_code=status)


def message(update_id: int, user: int = 7, **more: Any) -> dict[str, Any]:
    """Return an update with a message of ``user``."""
    return {"update_id": update_id, "message": _of(user, update_id) | more}


def edited(update_id: int, user: int = 7, **more: Any) -> dict[str, Any]:
    """Return an update with a message that ``user`` has changed."""
    return {"update_id": update_id, "edited_message": _of(user, update_id) | more}


def press(update_id: int, data: str, user: int = 7) -> dict[str, Any]:
    """Return an update with a button that ``user`` pressed."""
    query = {"id": "q", "from": _person(user), "chat_instance": "c", "data": data}
    return {"update_id": update_id, "callback_query": query | {"message": _of(user, 1)}}


def _of(user: int, id_: int) -> dict[str, Any]:
    chat = {"id": user, "type": "private", "first_name": "An"}
    return {"message_id": id_, "date": 1_700_000_000, "chat": chat, "from": _person(user)}


def _person(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": "An"}
