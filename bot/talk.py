"""The terminal chat: the gateway's interface, line by line (contract 4) or for people."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import httpx

Said = Mapping[str, Any]  # a request or an answer of contract 3, as JSON

UNREACHED = (
    "Chưa nối được với máy chủ của trợ lý tại {url}. Kiểm tra xem chương trình đã chạy chưa, "
    "rồi thử lại."
)
BAD_LINE = "Dòng này không đúng dạng; cần một đối tượng JSON có session, và text hoặc press."
WELCOME = "Gõ câu hỏi rồi nhấn Enter. Gõ số để chọn nút. Gõ “thoát” hoặc nhấn Ctrl-D để dừng."
LEAVE = frozenset({"thoát", "thoat", "exit", "quit"})


class Talk:
    """Asks a running gateway."""

    def __init__(self, client: httpx.Client) -> None:
        """Use ``client``, whose base URL is the gateway's."""
        self._client = client
        self._issued: dict[str, str] = {}  # our sessions -> those that the gateway issued

    def ask(self, request: object) -> Said:
        """Return the gateway's answer to ``request``, or one that says why there is none.

        Where the gateway takes only sessions of its own, one is asked for and used in the
        place of the request's.
        """
        try:
            answer = self._post(request)
            if answer.status_code == httpx.codes.UNAUTHORIZED and isinstance(request, dict):
                given = self._client.post("/api/session", content="{}").json()
                self._issued[str(request.get("session"))] = given["session"]
                answer = self._post(request)
            said = answer.json()
        except (httpx.HTTPError, ValueError, KeyError):
            return _own("unavailable", UNREACHED.format(url=self._client.base_url))
        return said if isinstance(said, dict) else _own("error", BAD_LINE)

    def _post(self, request: object) -> httpx.Response:
        if isinstance(request, dict):
            named = request.get("session")
            issued = self._issued.get(named) if isinstance(named, str) else None
            request = request | {"session": issued} if issued else request
        return self._client.post("/api/chat", content=json.dumps(request))

    def answer_lines(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield one line of JSON for each of ``lines``; blank ones are passed over."""
        for line in filter(str.strip, lines):
            yield json.dumps(self._answer_line(line), ensure_ascii=False)

    def _answer_line(self, line: str) -> Said:
        try:
            return self.ask(json.loads(line))
        except ValueError:
            return _own("error", BAD_LINE)

    def converse(self, read: Callable[[], str], show: Callable[[str], None]) -> None:
        """Talk with a person until ``read`` raises `EOFError` or a word to leave is typed."""
        session = secrets.token_hex(16)
        payloads: list[str] = []
        show(WELCOME)
        while True:
            try:
                typed = read().strip()
            except EOFError:
                return
            if typed.lower() in LEAVE:
                return
            said = {"session": session, **_meant(typed, payloads)}
            answer = self.ask(said)
            payloads = [button["payload"] for button in _buttons(answer)]
            for text in shown(answer):
                show(text)


def _meant(typed: str, payloads: list[str]) -> dict[str, str]:
    """Return what is sent for ``typed``: the button of that number, or the text itself."""
    if typed.isdecimal() and 1 <= int(typed) <= len(payloads):
        return {"press": payloads[int(typed) - 1]}
    return {"text": typed}


def _buttons(answer: Said) -> list[dict[str, str]]:
    return [button for message in answer["messages"] for button in message["buttons"]]


def shown(answer: Said) -> Iterator[str]:
    """Yield the texts of ``answer`` for a terminal, with its buttons numbered throughout."""
    number = 0
    for message in answer["messages"]:
        lines = [message["text"].replace("**", "")]
        for button in message["buttons"]:
            number += 1
            lines.append(f"  [{number}] {button['title']}")
        yield "\n".join(lines) + "\n"


def _own(outcome: str, text: str) -> Said:
    """Return an answer of contract 3 that this program gives itself."""
    return {
        "messages": [{"text": text, "buttons": []}],
        "outcome": outcome,
        "facet": None,
        "procedure": None,
        "candidates": [],
        "intent": None,
    }
