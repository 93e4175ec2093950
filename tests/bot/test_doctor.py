"""What the doctor says of each channel, with the platforms' stand-ins on the other side."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from sqlalchemy import insert

from bot.__main__ import cli
from bot.database import open_database, transaction
from bot.delivery.tables import OUTBOX, QUEUES
from tests.bot.fake_rasa import FakeRasa
from tests.fakes.serving import served
from tests.fakes.telegram import TOKEN, FakeTelegram
from tests.fakes.zalo_bot import TOKEN as BOT_TOKEN
from tests.fakes.zalo_bot import FakeZaloBot
from tests.fakes.zalo_oa import FakeZaloOa

SIGNING, OWN = "signing-in-tests", "own-in-tests"
SECRETS = (SIGNING, OWN, "refresh-0", "access-oa", TOKEN, BOT_TOKEN, "9:WRONG")


@pytest.fixture
def told(settings, monkeypatch):
    """Return a function that sets variables ``BOT_…``; a database and a Rasa are there."""

    def tell(**values: object) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"BOT_{name.upper()}", str(value))

    with served(FakeRasa().app) as rasa_url:
        tell(rasa_url=rasa_url, database_url=settings.database_url, keys_dir=settings.keys_dir)
        yield tell


@pytest.fixture
def oa(told) -> Iterator[FakeZaloOa]:
    fake = FakeZaloOa(secret=SIGNING, app_secret=OWN)
    with served(fake.app) as url:
        told(zalo_oa_app_id="360", zalo_oa_secret=SIGNING, zalo_oa_app_secret=OWN)
        told(zalo_oa_refresh_token="refresh-0", zalo_oa_api_url=url, zalo_oa_oauth_url=url)
        yield fake


@pytest.fixture
def telegram(told) -> Iterator[FakeTelegram]:
    fake = FakeTelegram()
    with served(fake.app) as url:
        told(telegram_token=TOKEN, telegram_api_url=url)
        yield fake


@pytest.fixture
def zalo_bot(told) -> Iterator[FakeZaloBot]:
    fake = FakeZaloBot()
    with served(fake.app) as url:
        told(zalo_bot_token=BOT_TOKEN, zalo_bot_api_url=url)
        yield fake


def said() -> str:
    output = CliRunner().invoke(cli, ["doctor"]).output
    assert not any(secret in output for secret in SECRETS)
    return output


def test_an_account_in_order(oa):
    assert "ok     zalo_oa: settings, token and webhook are in order." in said()


def test_an_application_without_its_own_secret(oa, monkeypatch):
    monkeypatch.delenv("BOT_ZALO_OA_APP_SECRET")
    assert "wrong  zalo_oa: Account any: BOT_ZALO_OA_APP_SECRET is not set." in said()


def test_secrets_that_were_exchanged(oa, told):
    told(zalo_oa_app_secret=SIGNING, zalo_oa_secret=OWN)
    assert "Zalo refused the refresh token: -14004 Invalid secret key" in said()


def test_a_refresh_token_that_is_dead_says_how_to_connect_anew(oa, told):
    told(zalo_oa_refresh_token="refresh-used-before")
    output = said()
    assert "wrong  zalo_oa: Official Account any: Zalo refused the refresh token" in output
    assert "python -m bot zalo-connect" in output


def test_tokens_of_another_account(oa, told):
    told(zalo_oa_id="1001")
    assert "wrong  zalo_oa: Account 1001: its tokens are those of account oa." in said()


def test_an_account_that_is_not_verified(oa):
    oa.verified = False
    assert "wrong  zalo_oa: Account any: Zalo has not verified it" in said()


def test_zalo_out_of_reach(oa, told):
    told(zalo_oa_oauth_url="http://127.0.0.1:9")
    assert "wrong  zalo_oa: access_token: no connection (ConnectError)" in said()


@pytest.mark.parametrize("name", ["telegram", "zalo_bot"])
def test_a_webhook_that_goes_elsewhere(name, telegram, zalo_bot, told):
    ours, theirs = f"https://a.example/webhooks/{name}", "https://b.example"
    told(**{f"{name}_webhook_url": ours})
    {"telegram": telegram, "zalo_bot": zalo_bot}[name].webhook = {"url": theirs}
    output = said()
    assert f"wrong  {name}: " in output
    assert f"sends to {theirs}, not to {ours}." in output


@pytest.mark.parametrize("name", ["telegram", "zalo_bot"])
def test_a_bot_that_neither_polls_nor_has_a_webhook(name, telegram, zalo_bot, told):
    needed = f"set BOT_{name.upper()}_WEBHOOK_URL, or BOT_{name.upper()}_POLLING=true."
    assert f"wrong  {name}: Nobody hears what citizens write: {needed}" in said()
    told(**{f"{name}_polling": True})
    assert f"ok     {name}: settings, token and webhook are in order." in said()


def test_a_webhook_that_telegram_could_not_reach(telegram, told):
    told(telegram_webhook_url="https://a.example/webhooks/telegram")
    telegram.webhook = {"url": "https://a.example/webhooks/telegram"}
    telegram.last_error = "Connection refused"
    assert "wrong  telegram: Telegram could not reach us: Connection refused" in said()


def test_when_a_citizen_last_wrote(told, settings):
    engine = open_database(settings.database_url)
    row = {"conversation": "c", "channel": "zalo_oa", "last_heard": time.time() - 2 * 3600.0}
    with transaction(engine) as connection:
        connection.execute(insert(QUEUES).values(**row))
    engine.dispose()
    assert "ok     zalo_oa: a citizen last wrote 2.0 hours ago." in said()


@pytest.mark.parametrize("name", ["telegram", "zalo_bot"])
def test_a_wrong_token(name, telegram, zalo_bot, told):
    told(**{f"{name}_token": "9:WRONG"})
    assert f"Is BOT_{name.upper()}_TOKEN right" in said()


def test_a_pilot_in_order(zalo_bot, told):
    told(zalo_bot_polling=True)
    assert "ok     zalo_bot: settings, token and webhook are in order." in said()


def test_how_parts_of_answers_ended_and_why(told, settings):
    engine = open_database(settings.database_url)
    rows = [
        ("sent", None),
        ("refused", "Zalo says -248: old"),
        ("refused", "Zalo says -100: new"),
        ("unreachable", "Zalo says -230: silent"),
        ("ready", "Zalo says -204: disabled"),
    ]
    with transaction(engine) as connection:
        for state, why in rows:
            row = {"conversation": "c", "channel": "zalo_oa", "at": 0.0, "state": state}
            connection.execute(insert(OUTBOX).values(**row, why=why))
    engine.dispose()
    lines = [line for line in said().splitlines() if "parts of answers" in line]
    assert lines == [
        "wrong  zalo_oa: 1 parts of answers wait to be sent. The last: Zalo says -204: disabled",
        "wrong  zalo_oa: 2 parts of answers in the last 8 days ended as: refused. "
        "The last: Zalo says -100: new",
        "ok     zalo_oa: 1 parts of answers in the last 8 days ended as: sent.",
        "ok     zalo_oa: 1 parts of answers in the last 8 days ended as: unreachable. "
        "The last: Zalo says -230: silent",
    ]
