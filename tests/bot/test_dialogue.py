from __future__ import annotations

import json

import httpx
import pytest

from bot.dialogue import RasaDialogue
from bot.errors import DialogueUnavailable

pytestmark = pytest.mark.anyio
METADATA = {"turn_id": "t", "channel": "web"}


def rasa(handler) -> RasaDialogue:
    client = httpx.AsyncClient(transport=httpx.MockTransport(handler), base_url="http://rasa")
    return RasaDialogue(client, token="tk")


def failing(error: type[httpx.TransportError]):
    def handler(request: httpx.Request) -> httpx.Response:
        raise error("no", request=request)

    return handler


async def test_rasa_gets_sender_message_and_metadata():
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append((request.url.path, json.loads(request.content)))
        return httpx.Response(200, json=[{"text": "a"}])

    await rasa(handler).respond("web:1", "xin chào", METADATA)
    body = {"sender": "web:1", "message": "xin chào", "metadata": METADATA}
    assert seen == [("/webhooks/rest/webhook", body)]


@pytest.mark.parametrize(
    ("handler", "reached"),
    [
        pytest.param(lambda _: httpx.Response(200, json=[]), True, id="empty-list"),
        pytest.param(lambda _: httpx.Response(200, text="<html>"), True, id="not-json"),
        pytest.param(lambda _: httpx.Response(500, text="x"), True, id="http-500"),
        pytest.param(failing(httpx.ReadTimeout), True, id="slow"),
        pytest.param(failing(httpx.RemoteProtocolError), True, id="cut-off"),
        pytest.param(failing(httpx.ConnectError), False, id="down"),
        pytest.param(failing(httpx.ConnectTimeout), False, id="no-connection"),
    ],
)
async def test_every_failure_is_one_error_that_says_whether_rasa_was_reached(handler, reached):
    with pytest.raises(DialogueUnavailable) as caught:
        await rasa(handler).respond("web:1", "a", METADATA)
    assert caught.value.reached is reached


async def test_a_new_session_is_content_with_an_empty_list():
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(json.loads(request.content)["message"])
        return httpx.Response(200, json=[])

    await rasa(handler).new_session("web:1", METADATA)
    assert seen == ["/session_start"]


async def test_rasa_with_a_model_is_healthy_and_is_shown_the_token():
    def handler(request: httpx.Request) -> httpx.Response:
        assert (request.url.path, request.url.params["token"]) == ("/status", "tk")
        return httpx.Response(200, json={"model_id": "m"})

    await rasa(handler).check()


def without_api(answer: list, heard: list):
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/status":
            return httpx.Response(404)
        if request.method == "GET":
            return httpx.Response(200, json={"status": "ok"})
        heard.append(json.loads(request.content)["message"])
        return httpx.Response(200, json=answer)

    return handler


async def test_rasa_without_its_http_api_is_greeted_until_it_has_answered_once():
    heard: list[str] = []
    dialogue = rasa(without_api([{"text": "chào"}], heard))
    await dialogue.check()
    await dialogue.check()
    assert heard == ["/greet"]


async def test_rasa_that_does_not_answer_a_greeting_has_no_model():
    with pytest.raises(DialogueUnavailable, match="no model"):
        await rasa(without_api([], [])).check()


@pytest.mark.parametrize(
    ("handler", "reason"),
    [
        (lambda _: httpx.Response(409), "no model"),
        (lambda _: httpx.Response(401), "HTTP 401"),
        (failing(httpx.ConnectError), "cannot be reached"),
    ],
)
async def test_what_is_wrong_with_rasa_is_said(handler, reason):
    with pytest.raises(DialogueUnavailable, match=reason):
        await rasa(handler).check()
