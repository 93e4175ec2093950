"""New sessions by address: generous, and never in the way of who has one."""

from __future__ import annotations

import httpx
import pytest
from pydantic import ValidationError

from bot.app import create_app
from bot.limits import RateLimit
from bot.newcomers import Newcomers
from bot.serving import server_of
from bot.settings import BotSettings
from tests.bot.conftest import _Client
from tests.bot.fakes import Clock, FakeDialogue

pytestmark = pytest.mark.anyio
PROXY = "172.30.57.2"


@pytest.fixture
def newcomers() -> Newcomers:
    return Newcomers(RateLimit(burst=2, per_hour=2, clock=Clock(0.0)))


@pytest.mark.parametrize(
    ("address", "of_the_same", "of_another"),
    [
        ("203.0.113.9", "203.0.113.9", "203.0.113.10"),
        ("203.0.113.9", "::ffff:203.0.113.9", "2001:db8::1"),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::7", "2001:db8:1:3::1"),
    ],
)
def test_an_address_has_its_share_and_takes_no_others(newcomers, address, of_the_same, of_another):
    assert [newcomers.admits(one) for one in (address, of_the_same)] == [True, True]
    assert not newcomers.admits(address)
    assert newcomers.admits(of_another)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", None, "", "a-socket"])
def test_this_machine_is_not_counted(newcomers, address):
    assert all(newcomers.admits(address) for _ in range(5))


def test_only_a_private_address_is_named_in_the_log(newcomers, caplog):
    for address in ("8.8.8.8", "172.30.57.2") * 3:
        newcomers.admits(address)
    assert "172.30.57.2" in caplog.text
    assert "8.8.8.8" not in caplog.text


@pytest.fixture
async def behind(settings: BotSettings):
    """Return a function that opens a client at a peer, of a gateway behind a proxy."""
    changes = {"host": "0.0.0.0", "sessions_per_hour": 3, "trusted_proxies": "172.30.57.0/24"}  # noqa: S104
    told = settings.model_copy(update=changes)
    app = create_app(told, dialogue=FakeDialogue())
    config = server_of(app, told, 0, None).config
    config.load()

    def opened(peer: str, forwarded_for: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(config.loaded_app, client=(peer, 40_000))
        headers = {"X-Forwarded-For": forwarded_for}
        return httpx.AsyncClient(transport=transport, base_url="http://gateway", headers=headers)

    async with _Client(app):
        yield opened


async def statuses(client: httpx.AsyncClient, times: int, **body: str) -> list[int]:
    return [(await client.post("/api/session", json=body)).status_code for _ in range(times)]


async def test_who_asks_for_too_many_sessions_waits_and_nobody_else_does(behind):
    assert await statuses(behind(PROXY, "203.0.113.9"), 4) == [200, 200, 200, 429]
    assert await statuses(behind(PROXY, "198.51.100.7"), 1) == [200]
    assert await statuses(behind(PROXY, "198.51.100.8, 203.0.113.9"), 1) == [429]


async def test_who_is_no_proxy_cannot_take_ever_new_addresses(behind):
    seen = [
        (await statuses(behind("203.0.113.9", f"198.51.100.{number}"), 1))[0]
        for number in range(4)
    ]
    assert seen == [200, 200, 200, 429]


async def test_who_has_a_session_is_not_kept_from_renewing_it_or_writing(behind):
    client = behind(PROXY, "203.0.113.9")
    session = (await client.post("/api/session", json={})).json()["session"]
    await statuses(client, 5)
    assert await statuses(client, 5, session=session) == [200] * 5
    answer = await client.post("/api/chat", json={"session": session, "text": "phí"})
    assert answer.status_code == 200


@pytest.mark.parametrize("proxies", ["*", "proxy", "10.0.0.1/8"])
def test_what_is_no_address_is_refused_at_the_start(proxies):
    with pytest.raises(ValidationError):
        BotSettings(trusted_proxies=proxies)
