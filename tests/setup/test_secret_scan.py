"""Secrets are found where they should not be, and not where they are only spoken of."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts.secret_scan import found_in, values

BOT_TOKEN = "123456789:" + "AA" + "b" * 33  # put together, so that this file is no finding itself
KEY = "-----BEGIN " + "PRIVATE KEY-----\n" + "M" * 64


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        pytest.param("a.log", f"POST https://api/bot{BOT_TOKEN}/x", "a token", id="token"),
        pytest.param("a.pem", KEY, "a private key", id="key"),
        pytest.param(
            "a.yml", "postgresql://motcua:" + "hunter2hunter2@db/x", "a password", id="password"
        ),
        pytest.param("keys/store_key", "k", "named like a secret", id="name"),
        pytest.param("a.log", "the value is s3cr3t-s3cr3t-s3cr3t!", "the value of", id="value"),
    ],
)
def test_a_secret_is_found_and_not_repeated(tmp_path, name, text, found):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    told = found_in(tmp_path, {"var/keys/x": b"s3cr3t-s3cr3t-s3cr3t"})
    assert len(told) == 1
    assert found in told[0]
    assert "hunter2" not in told[0]


def test_what_is_only_spoken_of_is_no_secret(tmp_path):
    (tmp_path / "a.md").write_text("postgresql://motcua:$password@db and bot_store_key, 1:A")
    assert found_in(tmp_path, {}) == []


def test_short_values_are_not_looked_for(tmp_path):
    (tmp_path / "pin").write_text("1234")
    (tmp_path / "long").write_text("0123456789abcdef\n")
    assert values([tmp_path]) == {str(tmp_path / "long"): b"0123456789abcdef"}


def test_no_secret_is_in_what_is_published(tmp_path):
    tracked = subprocess.run(
        ["/usr/bin/git", "ls-files", "-z"], capture_output=True, check=True, cwd=Path.cwd()
    ).stdout.split(b"\0")
    for name in filter(None, tracked):
        source, copy = Path(name.decode()), tmp_path / name.decode()
        if source.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(source.read_bytes())
    assert found_in(tmp_path, values()) == []
