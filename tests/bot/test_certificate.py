from __future__ import annotations

import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.certificate import DAYS, own_certificate, served_with

NOW = datetime.now(UTC)
ROOT = Path(__file__).parents[2]


def test_a_gateway_serves_http_and_https_and_ends_when_told(tmp_path):
    ports = [free_port(), free_port()]
    names = {"BOT_PORT": str(ports[0]), "BOT_HTTPS_PORT": str(ports[1]), "BOT_DEMO": "true"}
    command = [sys.executable, "-m", "bot", "serve"]
    environment = os.environ | names | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment) as gateway:  # noqa: S603
        try:
            plain, secure = f"http://127.0.0.1:{ports[0]}", f"https://127.0.0.1:{ports[1]}"
            authority = fetched(plain + "/demo/authority.crt")
            trusting = ssl.create_default_context(cadata=authority)
            with httpx.Client(verify=trusting, trust_env=False) as client:
                assert "Một Cửa" in client.get(secure + "/").text
            with httpx.Client(trust_env=False) as stranger, pytest.raises(httpx.ConnectError):
                stranger.get(secure + "/")
        finally:
            gateway.terminate()
        assert gateway.wait(timeout=15) in (0, -signal.SIGTERM)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetched(url: str, for_s: float = 30.0) -> str:
    until = time.monotonic() + for_s
    while True:
        try:
            response = httpx.get(url, trust_env=False)
            assert response.status_code == 200
            return response.text
        except httpx.ConnectError:
            assert time.monotonic() < until
            time.sleep(0.1)


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
    files = {"https_certificate": tmp_path / "a", "https_key": tmp_path / "b", "https_port": 8443}
    given = served_with(settings.model_copy(update=files), NOW)
    assert (given.chain, given.key) == (tmp_path / "a", tmp_path / "b")
