"""The stand-ins run as programs of their own, beside a gateway that is tried by hand."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.fakes import telegram, zalo_bot

ROOT = Path(__file__).parents[2]
ASKED = {
    "telegram": (f"/bot{telegram.TOKEN}/getMe", {}, {"ok": True}),
    "zalo_bot": (f"/bot{zalo_bot.TOKEN}/getMe", {"json": {}}, {"ok": True}),
    "zalo_oa": (
        "/v3.0/oa/message/cs",
        {"json": {}, "headers": {"access_token": "unknown"}},
        {"error": -216},
    ),
}


@pytest.mark.parametrize("platform", ASKED)
def test_a_stand_in_answers_as_a_program(platform):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tests.fakes", platform, "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT) as program:  # noqa: S603
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
                assert answered(client, "/control/sent").json() == []
                path, given, told = ASKED[platform]
                answer = client.post(path, **given).json()
        finally:
            program.terminate()
    assert told.items() <= answer.items()


def answered(client: httpx.Client, path: str, for_s: float = 30.0) -> httpx.Response:
    until = time.monotonic() + for_s
    while True:
        try:
            return client.get(path)
        except httpx.ConnectError:
            assert time.monotonic() < until
            time.sleep(0.1)
