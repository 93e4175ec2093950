from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator

import httpx
import pytest

from bot.app import create_app
from tests.bot.conftest import _Client
from tests.fakes.serving import served
from tests.fakes.zalo_oa import FakeZaloOa


@pytest.fixture
def zalo() -> FakeZaloOa:
    return FakeZaloOa()


@pytest.fixture
def zalo_url(zalo: FakeZaloOa) -> Iterator[str]:
    with served(zalo.app) as url:
        yield url


@pytest.fixture
def opened(settings, dialogue, clock, zalo_url) -> Callable[..., httpx.AsyncClient]:
    """Return a function that opens a gateway with one account, some settings changed."""

    def made(**changes: object) -> httpx.AsyncClient:
        own = {
            "zalo_oa_app_id": "360",
            "zalo_oa_secret": "OA_SECRET",
            "zalo_oa_app_secret": "APP_SECRET",
            "zalo_oa_refresh_token": "refresh-0",
            "zalo_oa_api_url": zalo_url,
            "zalo_oa_oauth_url": zalo_url,
        }
        told = type(settings)(**(settings.model_dump() | own | changes))
        app = create_app(told, dialogue=dialogue, clock=clock)
        app.state.office.worker.look_s = 0.02  # the clock is moved by hand: look often what is due
        return _Client(app)

    return made


@pytest.fixture
async def gateway(opened) -> AsyncIterator[httpx.AsyncClient]:
    async with opened() as client:
        yield client
