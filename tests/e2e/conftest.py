"""The product as a citizen meets it: three real processes, on ports of their own."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from bench.platforms import Platform, platforms
from scripts import model, trial
from scripts.trial import Trial
from tests.fakes.serving import served

Ask = Callable[..., dict[str, Any]]

# These tests ask faster than any citizen may.
NO_LIMITS = {"BOT_RATE_BURST": "1000000", "BOT_RATE_PER_HOUR": "1000000"}


@pytest.fixture(scope="session")
def reached() -> list[Platform]:
    """The stand-ins of the platforms that the product speaks with."""
    return platforms()


@pytest.fixture(scope="session")
def product(reached, tmp_path_factory) -> Iterator[Trial]:
    """The running product, started once, with all its channels."""
    if not model.MODEL.exists():
        pytest.skip("Rasa's model is not trained; `make test` trains it")
    with ExitStack() as stack:
        told = dict(NO_LIMITS)
        for platform in reached:
            told |= platform.settings(stack.enter_context(served(platform.app)))
        yield stack.enter_context(trial.running(tmp_path_factory.mktemp("product"), told))


@pytest.fixture(scope="session")
def client(product) -> Iterator[httpx.Client]:
    """Speaks with the gateway."""
    with httpx.Client(base_url=product.url, timeout=30.0, trust_env=False) as http:
        yield http


@pytest.fixture
def ask(client) -> Ask:
    """Ask in one new conversation: ``ask("text")`` or ``ask(press=payload)``."""
    session = uuid.uuid4().hex

    def once(text: str | None = None, *, press: str | None = None) -> dict[str, Any]:
        said = {"press": press} if press else {"text": text}
        answer = client.post("/api/chat", json={"session": session, **said})
        assert answer.status_code == 200, answer.text
        return answer.json()

    return once


@pytest.fixture
def talk(product) -> Callable[..., list[dict[str, Any]]]:
    """Say lines to ``python -m bot talk --json``; return what it answers."""

    def lines(*said: dict[str, str]) -> list[dict[str, Any]]:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "talk", "--json", "--url", product.url],
            input="".join(json.dumps(line, ensure_ascii=False) + "\n" for line in said),
            capture_output=True,
            text=True,
            check=True,
            cwd=Path.cwd(),
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    return lines
