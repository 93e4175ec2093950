"""Sessions of the web chat: issued by the server, the same on every gateway, over in time."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bot.sessions import Sessions, is_public, sessions_of
from bot.settings import BotSettings

KEY = "k" * 32
DAY_S = 86_400
pytestmark = pytest.mark.anyio


@pytest.fixture
def sessions() -> Sessions:
    return Sessions(KEY, days=30, issued_only=True)


def test_a_session_holds_128_random_bits_and_is_known_by_every_gateway_with_the_key(sessions):
    one, other = sessions.issue(1_000.0), sessions.issue(1_000.0)
    known = Sessions(KEY, days=30, issued_only=True).read(one)
    assert known is not None
    assert len(bytes.fromhex(known.sender)) * 8 == 128
    assert one != other


def test_another_key_or_any_changed_sign_makes_it_none_of_ours(sessions):
    session = sessions.issue(1_000.0)
    assert Sessions("x" * 32, days=30, issued_only=True).read(session) is None
    for place in range(len(session)):
        other = "0" if session[place] != "0" else "1"
        assert sessions.read(session[:place] + other + session[place + 1 :]) is None


def test_a_renewed_session_is_the_same_citizens_and_good_from_then_on(sessions):
    renewed = sessions.renew(sessions.issue(0.0), 20.0 * DAY_S)
    assert renewed is not None
    assert not sessions.is_over(sessions.read(renewed), 49.0 * DAY_S)
    assert sessions.is_over(sessions.read(renewed), 50.0 * DAY_S)


def test_a_session_that_is_over_is_not_renewed(sessions):
    assert sessions.renew(sessions.issue(0.0), 30.0 * DAY_S) is None


@pytest.mark.parametrize(
    ("changes", "issued_only"),
    [
        pytest.param({}, False, id="this machine alone"),
        pytest.param({"host": "::1"}, False, id="this machine alone, IPv6"),
        pytest.param({"host": "localhost"}, False, id="this machine alone, by name"),
        pytest.param({"host": "0.0.0.0"}, True, id="every address"),  # noqa: S104
        pytest.param({"host": "192.168.1.5"}, True, id="the local network"),
        pytest.param({"public_url": "https://hoi.example.vn"}, True, id="behind a proxy"),
        pytest.param({"host": "0.0.0.0", "web_sessions": "any"}, False, id="set to any"),  # noqa: S104
        pytest.param({"web_sessions": "issued"}, True, id="set to issued"),
    ],
)
def test_where_others_reach_us_only_issued_sessions_are_taken(changes, issued_only):
    settings = BotSettings(**changes)
    assert sessions_of(settings, KEY).issued_only is issued_only
    if "web_sessions" not in changes:
        assert is_public(settings) is issued_only


async def issued(client, **body: str) -> str:
    return (await client.post("/api/session", json=body)).json()["session"]


async def ask(client, session: str, text: str = "phí"):
    return await client.post("/api/chat", json={"session": session, "text": text})


@pytest.fixture
async def public(serve):
    async with serve(host="0.0.0.0") as client:  # noqa: S104
        yield client


async def test_a_session_that_a_client_made_up_is_refused_on_a_public_address(public, dialogue):
    refused = await ask(public, "0123456789abcdef0123456789abcdef")
    assert refused.status_code == 401
    assert "POST /api/session" in refused.json()["error"]
    assert dialogue.heard == []


async def test_an_issued_session_is_one_conversation(public, dialogue):
    session = await issued(public)
    for text in ("phí", "nữa"):
        assert (await ask(public, session, text)).status_code == 200
    assert len({sender for sender, _ in dialogue.heard}) == 1


async def test_a_renewed_session_goes_on_with_the_conversation(public, dialogue, clock):
    session = await issued(public)
    await ask(public, session)
    clock.advance(2 * DAY_S)
    renewed = await issued(public, session=session)
    await ask(public, renewed)
    assert renewed != session
    assert len({sender for sender, _ in dialogue.heard}) == 1


async def test_a_session_ends_after_thirty_days_without_use(public, clock):
    session = await issued(public)
    clock.advance(30 * DAY_S)
    assert (await ask(public, session)).status_code == 401
    assert (await ask(public, await issued(public, session=session))).status_code == 200


async def test_the_next_person_cannot_go_on_with_a_session_that_was_deleted(public):
    session = await issued(public)
    assert (await public.post("/api/forget", json={"session": session})).json()["deleted"]
    assert (await ask(public, session)).status_code == 401
    renewed = await issued(public, session=session)
    assert renewed.split(".")[1] != session.split(".")[1]


async def test_a_deletion_in_chat_ends_the_session(public, dialogue, reply):
    session = await issued(public)
    dialogue.reply = lambda _: reply(keep={"kind": "delete_data"})
    assert (await ask(public, session, "xóa dữ liệu")).status_code == 200
    assert (await ask(public, session)).status_code == 401


async def test_while_the_database_is_broken_a_citizen_reads_what_else_to_do(
    public, settings, dialogue
):
    session = await issued(public)
    with closing(sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))) as store:
        store.execute("drop table deletions")
    answered = await ask(public, session)
    assert answered.status_code == 503
    assert answered.json()["outcome"] == "unavailable"
    assert settings.hotline in answered.json()["messages"][0]["text"]
    assert dialogue.heard == []


async def test_nobody_deletes_with_a_session_of_their_own_making(public, dialogue):
    response = await public.post("/api/forget", json={"session": "s"})
    assert response.status_code == 401
    assert dialogue.heard == []


async def test_another_gateway_of_the_same_key_takes_the_session(serve, dialogue):
    shared = {"host": "0.0.0.0", "pseudonym_key": None}  # noqa: S104
    async with serve(**shared) as one, serve(**shared) as other:
        session = await issued(one)
        assert (await ask(other, session)).status_code == 200
        await other.post("/api/forget", json={"session": session})
        assert (await ask(one, session)).status_code == 401


async def test_on_this_machine_alone_programs_may_name_their_own_sessions(client):
    assert (await ask(client, "s")).status_code == 200
    assert (await ask(client, await issued(client))).status_code == 200
