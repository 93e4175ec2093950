from __future__ import annotations

import pytest

from bot.app import create_app
from tests.bot.conftest import _Client
from tests.bot.telegram.webhook import SECRET
from tests.fakes.serving import served
from tests.fakes.telegram import TOKEN, FakeTelegram


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
def telegram_url(telegram):
    with served(telegram.app) as url:
        yield url


@pytest.fixture
def opened(settings, dialogue, clock, telegram_url):
    """Return a function that opens a gateway with a Telegram bot, some settings changed."""

    def made(**changes: object) -> _Client:
        own = {
            "telegram_token": TOKEN,
            "telegram_secret": SECRET,
            "telegram_api_url": telegram_url,
        }
        told = type(settings)(**(settings.model_dump() | own | changes))
        app = create_app(told, dialogue=dialogue, clock=clock)
        app.state.office.worker.look_s = 0.02  # the clock is moved by hand
        return _Client(app)

    return made


@pytest.fixture
async def gateway(opened):
    async with opened() as client:
        yield client
