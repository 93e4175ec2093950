from __future__ import annotations

import json

import httpx

from bot.talk import Talk, shown

ANSWER = {
    "messages": [
        {"text": "**Khai sinh**, chọn:", "buttons": [{"title": "Phí", "payload": "/ask_fee"}]},
        {"text": "Hoặc:", "buttons": [{"title": "Báo sai", "payload": "/report_wrong"}]},
    ],
    "outcome": "answered",
    "facet": None,
    "procedure": None,
    "candidates": [],
    "intent": None,
}


class Gateway:
    """Answers every request with `ANSWER` and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        transport = httpx.MockTransport(self._answer)
        self.talk = Talk(httpx.Client(transport=transport, base_url="http://gateway"))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/api/chat"
        self.asked.append(json.loads(request.content))
        return httpx.Response(200, json=ANSWER)


def unreachable() -> Talk:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    return Talk(httpx.Client(transport=httpx.MockTransport(refuse), base_url="http://gateway"))


def test_each_line_is_asked_and_answered_by_one_line():
    gateway = Gateway()
    asked = [{"session": "a", "text": "phí"}, {"session": "a", "press": "/ask_fee"}]
    lines = list(gateway.talk.answer_lines(json.dumps(one) + "\n" for one in asked))
    assert gateway.asked == asked
    assert [json.loads(line) for line in lines] == [ANSWER, ANSWER]
    assert not any("\n" in line for line in lines)


def test_blank_lines_are_passed_over_and_a_bad_one_is_answered_as_an_error():
    (line,) = Gateway().talk.answer_lines(["\n", "không phải JSON\n"])
    assert json.loads(line)["outcome"] == "error"


def test_a_gateway_that_is_not_there_is_an_answer_too():
    (line,) = unreachable().answer_lines(['{"session": "a", "text": "phí"}'])
    answer = json.loads(line)
    assert answer["outcome"] == "unavailable"
    assert set(answer) == set(ANSWER)


def test_bold_markers_are_left_out_and_buttons_are_numbered_throughout():
    assert list(shown(ANSWER)) == ["Khai sinh, chọn:\n  [1] Phí\n", "Hoặc:\n  [2] Báo sai\n"]


def converse(gateway: Gateway, *typed: str) -> list[str]:
    said = iter(typed)
    seen: list[str] = []

    def read() -> str:
        try:
            return next(said)
        except StopIteration:
            raise EOFError from None

    gateway.talk.converse(read, seen.append)
    return seen


class StrictGateway(Gateway):
    """Takes only the one session that it issues."""

    ISSUED = "s1.issued"

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/session":
            return httpx.Response(200, json={"session": self.ISSUED})
        if json.loads(request.content)["session"] != self.ISSUED:
            return httpx.Response(401, json=ANSWER | {"error": "session"})
        return super()._answer(request)


def test_where_only_issued_sessions_are_taken_the_lines_are_asked_in_one():
    gateway = StrictGateway()
    asked = ('{"session": "a", "text": "phí"}', '{"session": "a", "text": "nữa"}')
    assert [json.loads(line) for line in gateway.talk.answer_lines(asked)] == [ANSWER, ANSWER]
    assert [one["session"] for one in gateway.asked] == [gateway.ISSUED, gateway.ISSUED]


def test_a_number_presses_the_button_of_that_number():
    gateway = Gateway()
    converse(gateway, "phí", "2")
    assert [set(one) - {"session"} for one in gateway.asked] == [{"text"}, {"press"}]
    assert gateway.asked[1]["press"] == "/report_wrong"


def test_a_number_without_a_button_is_a_text():
    gateway = Gateway()
    converse(gateway, "3")
    assert gateway.asked[0]["text"] == "3"


def test_one_conversation_is_one_session_until_it_is_left():
    gateway = Gateway()
    converse(gateway, "phí", "nữa", "thoát", "không tới")
    assert len({one["session"] for one in gateway.asked}) == 1
    assert len(gateway.asked) == 2
