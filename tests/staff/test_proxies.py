"""Who asks, behind a proxy: thirty failures from one address keep out that address alone."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from pydantic import ValidationError

from staff.serving import served
from staff.settings import StaffSettings
from tests.staff.conftest import Browser

PROXY = "172.30.57.2"
WRONG = "wrong password here"


@pytest.fixture
def behind(app, settings):
    """Return a function that opens a browser whose requests come from ``peer``."""
    config = served(app, settings.model_copy(update={"trusted_proxies": "172.30.57.0/24"}))
    config.load()

    def opened(peer: str, forwarded_for: str) -> Browser:
        transport = httpx.ASGITransport(config.loaded_app, client=(peer, 40_000))
        headers = {"X-Forwarded-For": forwarded_for}
        client = httpx.AsyncClient(transport=transport, base_url="http://staff.test")
        client.headers.update(headers)
        return Browser(client)

    return opened


async def thirty_failures(behind, peer: str, address: str) -> None:
    guessing = behind(peer, address)
    await guessing.get("/login")
    for number in range(30):
        await guessing.post("/login", {"name": f"nobody{number}", "password": WRONG})


def test_thirty_failures_through_the_proxy_keep_no_officer_out(behind):
    async def walk():
        await thirty_failures(behind, PROXY, "203.0.113.9")
        officer = await behind(PROXY, "198.51.100.7").sign_in("officer")
        guessing = await behind(PROXY, "203.0.113.9").sign_in("admin")
        return officer.status_code, guessing.status_code

    assert asyncio.run(walk()) == (303, 429)


def test_what_a_client_wrote_before_the_proxy_is_not_believed(behind):
    async def walk():
        await thirty_failures(behind, PROXY, "198.51.100.7, 203.0.113.9")
        officer = await behind(PROXY, "198.51.100.7").sign_in("officer")
        guessing = await behind(PROXY, "192.0.2.1, 203.0.113.9").sign_in("admin")
        return officer.status_code, guessing.status_code

    assert asyncio.run(walk()) == (303, 429)


def test_who_is_no_proxy_cannot_take_another_address(behind):
    async def walk():
        await thirty_failures(behind, "203.0.113.9", "198.51.100.7")
        officer = await behind(PROXY, "198.51.100.7").sign_in("officer")
        guessing = await behind("203.0.113.9", "192.0.2.1").sign_in("admin")
        return officer.status_code, guessing.status_code

    assert asyncio.run(walk()) == (303, 429)


@pytest.mark.parametrize("proxies", ["", "10.0.0.1", "127.0.0.1, ::1", "172.30.57.0/24,fd00::/8"])
def test_addresses_and_networks_are_taken(proxies):
    assert StaffSettings(trusted_proxies=proxies).trusted_proxies == proxies


@pytest.mark.parametrize("proxies", ["*", "proxy", "10.0.0.1/8", "10.0.0.1;10.0.0.2"])
def test_what_is_no_address_is_refused_at_the_start(proxies):
    with pytest.raises(ValidationError):
        StaffSettings(trusted_proxies=proxies)
