from __future__ import annotations

import pytest

from bot.app import create_app
from bot.channels.zalo_bot.channel import ZaloBotChannel
from tests.bot.conftest import _Client
from tests.bot.zalo_bot.webhook import SECRET
from tests.fakes.serving import served
from tests.fakes.zalo_bot import TOKEN, FakeZaloBot


@pytest.fixture
def zalo() -> FakeZaloBot:
    return FakeZaloBot()


@pytest.fixture
def opened(settings, dialogue, clock, zalo):
    with served(zalo.app) as url:

        def made(**changes: object) -> _Client:
            own = {"zalo_bot_token": TOKEN, "zalo_bot_secret": SECRET, "zalo_bot_api_url": url}
            told = type(settings)(**(settings.model_dump() | own | changes))
            app = create_app(told, dialogue=dialogue, clock=clock)
            app.state.office.worker.look_s = 0.02  # the clock is moved by hand
            return _Client(app)

        yield made


@pytest.fixture
async def polling(settings, clock, zalo):
    """The channel by itself, which polls."""
    with served(zalo.app) as url:
        own = {"zalo_bot_token": TOKEN, "zalo_bot_api_url": url, "zalo_bot_polling": True}
        channel = ZaloBotChannel.of(type(settings)(**(settings.model_dump() | own)), clock)
        channel.again_s = 0.02
        yield channel
        await channel.close()


@pytest.fixture
async def gateway(opened):
    async with opened() as client:
        yield client
