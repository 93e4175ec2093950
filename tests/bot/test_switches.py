from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from bot.__main__ import cli
from bot.app import create_app
from tests.bot.conftest import _Client
from tests.bot.fake_rasa import FakeRasa
from tests.bot.waiting import enough
from tests.fakes.serving import served
from tests.fakes.telegram import TOKEN, FakeTelegram, message
from tests.fakes.zalo_bot import TOKEN as ZALO_TOKEN
from tests.fakes.zalo_bot import FakeZaloBot, flat

SECRET = "the-secret-of-the-webhook-in-tests-"


def run(*arguments: str):
    return CliRunner().invoke(cli, list(arguments))


@pytest.fixture
def database(settings, monkeypatch) -> None:
    for name in ("database_url", "keys_dir", "turn_log"):
        monkeypatch.setenv(f"BOT_{name.upper()}", str(getattr(settings, name)))


@pytest.mark.anyio
async def test_a_command_silences_a_running_gateway_and_another_lets_it_speak(
    settings, dialogue, clock, database
):
    async with _Client(create_app(settings, dialogue=dialogue, clock=clock)) as client:
        ask = {"session": "s", "text": "phí"}
        assert run("off", "web", "--why", "thử", "--notice", "Tạm nghỉ.").exit_code == 0
        answer = (await client.post("/api/chat", json=ask)).json()
        assert answer["outcome"] == "unavailable"
        assert answer["messages"][0]["text"].startswith("Tạm nghỉ.")
        assert run("on", "web").output == "web: on.\n"
        assert (await client.post("/api/chat", json=ask)).json()["outcome"] == "answered"


@pytest.mark.anyio
async def test_one_channel_is_silenced_with_its_notice_and_the_others_speak_on(
    settings, dialogue, clock, database
):
    telegram, zalo = FakeTelegram(), FakeZaloBot()
    with served(telegram.app) as telegram_url, served(zalo.app) as zalo_url:
        told = settings.model_dump() | {
            "telegram_token": TOKEN,
            "telegram_secret": SECRET,
            "telegram_api_url": telegram_url,
            "zalo_bot_token": ZALO_TOKEN,
            "zalo_bot_secret": SECRET,
            "zalo_bot_api_url": zalo_url,
        }
        app = create_app(type(settings)(**told), dialogue=dialogue, clock=clock)
        async with _Client(app) as gateway:
            run("off", "telegram", "--why", "thử", "--notice", "Tạm nghỉ đến 14 giờ.")
            for _ in range(2):
                await telegram_says(gateway, len(telegram.sent) + 1)
                await enough(telegram.sent, len(telegram.sent) + 1)
            said = flat("phí", id_="1")
            shown = {"X-Bot-Api-Secret-Token": SECRET}
            await gateway.post("/webhooks/zalo_bot", json=said, headers=shown)
            await enough(zalo.sent, 1)
            run("on", "telegram")
            await telegram_says(gateway, 9)
            await enough(telegram.sent, 3)
    assert telegram.texts[0].startswith("Tạm nghỉ đến 14 giờ.")
    assert telegram.texts[2] == "nghe: phí"
    assert zalo.texts[0].startswith("nghe: phí")
    assert dialogue.messages == ["phí", "phí"]


async def telegram_says(gateway, number: int) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    said = message(number, text="phí")
    await gateway.post("/webhooks/telegram", json=said, headers=headers)


def test_switching_off_needs_a_reason_and_a_channel_that_there_is(database):
    assert run("off", "web").exit_code == 2
    assert run("off", "fax", "--why", "thử").exit_code == 2


def test_what_is_still_off_is_said(database):
    run("off", "--why", "sai phí")
    assert run("on", "web").output == "web was not off.\nall is still off: sai phí\n"


def test_the_doctor_says_what_is_off_what_is_missing_and_what_is_in_order(database, monkeypatch):
    telegram = FakeTelegram()
    with served(telegram.app) as telegram_url, served(FakeRasa().app) as rasa_url:
        monkeypatch.setenv("BOT_RASA_URL", rasa_url)
        monkeypatch.setenv("BOT_TELEGRAM_TOKEN", TOKEN)
        monkeypatch.setenv("BOT_TELEGRAM_API_URL", telegram_url)
        monkeypatch.setenv("BOT_TELEGRAM_POLLING", "true")
        told = run("doctor")
        assert told.exit_code == 0, told.output
        assert "ok     telegram: settings, token and webhook are in order." in told.output
        assert "zalo_bot: not set up; it needs BOT_ZALO_BOT_TOKEN." in told.output
        assert "it needs BOT_ZALO_OA_APP_ID and BOT_ZALO_OA_SECRET." in told.output
        run("off", "telegram", "--why", "thử")
        monkeypatch.setenv("BOT_TELEGRAM_TOKEN", "2:WRONG")
        told = run("doctor")
    assert told.exit_code == 1
    assert "wrong  telegram: switched off 0.0 hours ago: thử" in told.output
    assert "Is BOT_TELEGRAM_TOKEN right" in told.output
    assert "2:WRONG" not in told.output


def test_secrets_may_come_from_files(tmp_path, monkeypatch):
    from bot.settings import read_settings

    (tmp_path / "bot_telegram_token").write_text("1:FROM-A-FILE\n")
    monkeypatch.setenv("BOT_SECRETS_FOLDER", str(tmp_path))
    token = read_settings().telegram_token
    assert token.get_secret_value() == "1:FROM-A-FILE"
    assert "FROM" not in json.dumps(read_settings().model_dump(mode="json"))
