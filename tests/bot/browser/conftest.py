from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.app import create_app
from bot.settings import BotSettings
from tests.bot.browser.opening import reply
from tests.bot.fake_rasa import FakeRasa
from tests.chromium import launched
from tests.fakes.serving import served


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa(reply)


@pytest.fixture
def address(rasa: FakeRasa, settings: BotSettings) -> Iterator[str]:
    with served(rasa.app) as rasa_url:
        app = create_app(settings.model_copy(update={"rasa_url": rasa_url}))
        with served(app) as url:
            yield url


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with launched() as opened:
        yield opened


@pytest.fixture
def page(browser, address) -> Iterator:
    """The page on a small telephone; an error in its script fails the test."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, base_url=address)
    opened, problems = context.new_page(), []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.set_default_timeout(10_000)
    opened.goto("/")
    yield opened
    context.close()
    assert problems == []
