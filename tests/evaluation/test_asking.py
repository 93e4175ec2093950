from __future__ import annotations

import json

import httpx

from evaluation.asking import ask, ask_turn
from evaluation.labels import Turn
from tests.evaluation.answers import label

REST = '/show_more{"procedure": "A"}'


def message(text: str, *buttons: tuple[str, str]) -> dict:
    return {"text": text, "buttons": [{"title": t, "payload": p} for t, p in buttons]}


def gateway(request: httpx.Request) -> httpx.Response:
    """Answers the fee of A, and the rest of it by button."""
    asked = json.loads(request.content)
    first = [message("8.000 đồng", ("Giấy tờ", "/ask_documents"), ("Xem thêm", REST))]
    said = [message("Miễn cho trẻ em")] if asked.get("press") == REST else first
    return httpx.Response(
        200,
        json={"messages": said, "outcome": "answered", "facet": "fee", "procedure": "A",
              "candidates": [], "intent": "ask_fee"},
    )  # fmt: skip


def client(handler) -> httpx.Client:
    return httpx.Client(base_url="http://gateway", transport=httpx.MockTransport(handler))


def test_an_answer_is_read_in_short():
    said = ask(client(gateway), "s", text="phí?")
    assert (said.outcome, said.facet, said.procedure, said.intent, said.text, said.more) == (
        "answered", "fee", "A", "ask_fee", "8.000 đồng", REST,
    )  # fmt: skip


def test_where_facts_must_be_said_the_rest_is_read_too():
    turn = Turn("phí?", label(codes=("A",), says=(("trẻ em",),)))
    assert ask_turn(client(gateway), "s", turn).text == "8.000 đồng\nMiễn cho trẻ em"


def test_where_no_facts_are_wanted_the_rest_is_left_alone():
    assert ask_turn(client(gateway), "s", Turn("phí?", label(codes=("A",)))).text == "8.000 đồng"


def test_no_answer_is_an_error_and_not_an_end():
    said = ask(client(lambda request: httpx.Response(503)), "s", text="phí?")
    assert (said.outcome, said.procedure) == ("error", None)
