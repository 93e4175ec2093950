from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import uvicorn

from bot.certificate import DAYS, own_certificate, served_with
from tests.fakes import serving

NOW = datetime.now(UTC)


def test_a_client_that_trusts_the_authority_is_served(tmp_path, monkeypatch):
    async def app(scope, receive, send) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    made = own_certificate(tmp_path, "127.0.0.1", NOW)
    config = uvicorn.Config

    def secure(app, **more) -> uvicorn.Config:
        return config(app, **more | {"ssl_certfile": made.chain, "ssl_keyfile": made.key})

    monkeypatch.setattr(serving.uvicorn, "Config", secure)
    trusting = ssl.create_default_context(cafile=str(made.authority))
    with serving.served(_without_lifespan(app)) as url:
        address = url.replace("http:", "https:")
        with httpx.Client(verify=trusting, trust_env=False) as client:
            assert client.get(address).status_code == 204
        with httpx.Client(trust_env=False) as stranger, pytest.raises(httpx.ConnectError):
            stranger.get(address)


def _without_lifespan(app):
    async def served(scope, receive, send) -> None:
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
        else:
            await app(scope, receive, send)

    return served


def test_it_is_made_once_and_anew_for_another_address_or_when_it_ends(tmp_path):
    first = own_certificate(tmp_path, "192.168.1.5", NOW).chain.read_bytes()
    assert own_certificate(tmp_path, "192.168.1.5", NOW).chain.read_bytes() == first
    other = own_certificate(tmp_path, "192.168.1.6", NOW).chain.read_bytes()
    assert other != first
    late = NOW + timedelta(days=DAYS)
    assert own_certificate(tmp_path, "192.168.1.6", late).chain.read_bytes() != other


def test_the_key_is_for_its_owner_alone_and_the_authoritys_is_not_kept(tmp_path):
    made = own_certificate(tmp_path, "localhost", NOW)
    assert made.key.stat().st_mode & 0o077 == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "https.crt",
        "https.key",
        "authority.crt",
    }


def test_the_operators_own_files_win_and_http_needs_none(settings, tmp_path):
    assert served_with(settings, NOW) is None
    files = {"https_certificate": tmp_path / "a", "https_key": tmp_path / "b", "https": True}
    given = served_with(settings.model_copy(update=files), NOW)
    assert (given.chain, given.key) == (tmp_path / "a", tmp_path / "b")
