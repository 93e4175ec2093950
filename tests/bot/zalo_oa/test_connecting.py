"""An operator connects an account: the link, Zalo's consent, the code that comes back."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from bot.__main__ import cli
from tests.bot.zalo_oa.webhook import arrived, hear

pytestmark = pytest.mark.anyio

CALLBACK = "https://motcua.example/zalo/callback"


@pytest.fixture
def operator(settings, zalo, zalo_url, monkeypatch):
    """Return a function that runs ``zalo-connect`` with an application that has no tokens."""
    told = {"database_url": settings.database_url, "keys_dir": settings.keys_dir}
    told |= {"zalo_oa_app_id": "360", "zalo_oa_secret": "OA_SECRET"}
    told |= {"zalo_oa_app_secret": "APP_SECRET", "zalo_oa_callback_url": CALLBACK}
    told |= {"zalo_oa_api_url": zalo_url, "zalo_oa_oauth_url": zalo_url}
    for name, value in told.items():
        monkeypatch.setenv(f"BOT_{name.upper()}", str(value))

    async def run(*arguments: str):
        return await asyncio.to_thread(CliRunner().invoke, cli, ["zalo-connect", *arguments])

    return run


@pytest.fixture
async def unconnected(opened, monkeypatch):
    async with opened(zalo_oa_refresh_token=None, zalo_oa_callback_url=CALLBACK) as client:
        yield client


async def linked(operator, zalo) -> str:
    """Save in the console what the command says, and return the link that it shows."""
    lines = [line.strip() for line in (await operator()).output.splitlines()]
    assert lines[0] == "Save in Zalo's console, once:"
    assert lines[1].split(": ") == ["Official Account Callback Url", CALLBACK]
    zalo.console.callback_url = lines[1].split(": ")[1]
    zalo.console.challenge = lines[2].split(": ")[1]
    return lines[-1]


async def agreed(link: str) -> str:
    """Agree as an administrator; return the address that the browser is sent to."""
    async with httpx.AsyncClient(trust_env=False) as browser:
        response = await browser.get(link)
    assert response.status_code == 307, response.text
    return response.headers["location"]


@pytest.fixture
def real_time(clock):
    """The gateway's clock beside the command's, which is the machine's."""
    clock.now = time.time()


async def test_a_consent_connects_the_account_and_citizens_are_answered(
    unconnected, operator, zalo, real_time, settings, caplog
):
    back = await agreed(await linked(operator, zalo))
    page = await unconnected.get(back)
    assert page.status_code == 200
    assert "Đã kết nối Official Account oa." in page.text
    await hear(zalo, unconnected)
    assert (await arrived(zalo, 2))[0] == "nghe: phí"
    path = settings.database_url.removeprefix("sqlite:///")
    for secret in ("access-oa", "refresh-oa", "code-1", "APP_SECRET"):
        assert secret not in caplog.text
        assert all(secret.encode() not in Path(path + end).read_bytes() for end in ("", "-wal"))


async def test_what_was_connected_rotates_and_outlives_a_restart(
    opened, unconnected, operator, zalo, real_time, clock
):
    await unconnected.get(await agreed(await linked(operator, zalo)))
    zalo.expire()
    async with opened(zalo_oa_refresh_token=None) as again:
        await hear(zalo, again)
        assert (await arrived(zalo, 2))[0] == "nghe: phí"
    assert zalo.rotations == 2  # the code's pair, and the one after it


async def test_a_code_works_once_and_what_was_connected_stays_so(
    unconnected, operator, zalo, real_time
):
    back = await agreed(await linked(operator, zalo))
    assert (await unconnected.get(back)).status_code == 200
    second = await unconnected.get(back)
    assert second.status_code == 400
    assert "Invalid code" in second.text
    await hear(zalo, unconnected)
    assert (await arrived(zalo, 2))[0] == "nghe: phí"


async def test_an_account_whose_refresh_token_died_is_connected_again_without_a_restart(
    opened, operator, zalo, real_time, caplog
):
    dead = {"zalo_oa_refresh_token": "refresh-used-before", "zalo_oa_callback_url": CALLBACK}
    async with opened(**dead) as gateway:
        await hear(zalo, gateway)
        async with asyncio.timeout(15):
            while "Somebody must see to zalo_oa" not in caplog.text:
                await asyncio.sleep(0.01)
        assert zalo.sent == []
        page = await gateway.get(await agreed(await linked(operator, zalo)))
        assert page.status_code == 200
        await hear(zalo, gateway, id_="m2", user="u2")
        assert (await arrived(zalo, 2))[0] == "nghe: phí"


async def test_after_a_change_of_the_stores_key_the_account_is_connected_anew(
    opened, operator, zalo, real_time, monkeypatch, caplog
):
    unconnected = {"zalo_oa_refresh_token": None, "zalo_oa_callback_url": CALLBACK}
    async with opened(**unconnected) as gateway:
        await gateway.get(await agreed(await linked(operator, zalo)))
    monkeypatch.setenv("BOT_STORE_KEY", "t" * 32)
    async with opened(**unconnected, store_key="t" * 32) as gateway:
        await hear(zalo, gateway, id_="m1")
        async with asyncio.timeout(15):
            while "Somebody must see to zalo_oa: Official Account any" not in caplog.text:
                await asyncio.sleep(0.01)
        page = await gateway.get(await agreed(await linked(operator, zalo)))
        assert page.status_code == 200
        await hear(zalo, gateway, id_="m2", user="u2")
        assert (await arrived(zalo, 2))[0] == "nghe: phí"
    assert "stopped by itself" not in caplog.text


async def test_without_a_public_address_the_operator_pastes_what_came_back(operator, zalo):
    back = await agreed(await linked(operator, zalo))
    told = await operator("--answer", back)
    assert (told.exit_code, told.output) == (0, "Official Account oa is connected.\n")
    assert zalo.rotations == 1


@pytest.mark.parametrize("state", ["", "1.2.3", "9999999999.a.b"])
async def test_a_consent_that_was_not_asked_for_here_asks_nothing_of_zalo(
    unconnected, zalo, state
):
    query = {"code": "stolen", "oa_id": "oa", "state": state}
    response = await unconnected.get("/zalo/callback", params=query)
    assert response.status_code == 400
    assert "python -m bot zalo-connect" in response.text
    assert zalo.rotations == 0


async def test_a_link_that_differs_from_the_console_is_refused_by_zalo(operator, zalo):
    link = await linked(operator, zalo)
    zalo.console.challenge = "A" * 43
    async with httpx.AsyncClient(trust_env=False) as browser:
        assert (await browser.get(link)).json()["error"] == -14003


async def test_another_verifier_than_the_consoles_is_refused(operator, zalo, monkeypatch):
    back = await agreed(await linked(operator, zalo))
    codes = {code: (account, "A" * 43) for code, (account, _) in zalo._codes.items()}
    zalo._codes = codes  # as if the console had held another challenge
    told = await operator("--answer", back)
    assert told.exit_code == 1
    assert "Invalid code verifier" in told.output


async def test_a_code_that_is_too_old_says_that_a_new_link_is_needed(operator, zalo):
    back = await agreed(await linked(operator, zalo))
    zalo.forget_codes()
    told = await operator("--answer", back)
    assert told.exit_code == 1
    assert "make a new link with python -m bot zalo-connect" in told.output


async def test_an_exchange_whose_answer_is_lost_is_not_repeated(operator, zalo):
    link = await linked(operator, zalo)
    zalo.silent = 1
    told = await operator("--answer", await agreed(link))
    assert told.exit_code == 1
    assert "HTTP 502" in told.output
    assert zalo.rotations == 1
    assert (await operator("--answer", await agreed(await linked(operator, zalo)))).exit_code == 0


async def test_who_does_not_agree_is_told_what_zalo_says(operator, zalo):
    state = (await agreed(await linked(operator, zalo))).rpartition("state=")[2]
    told = await operator("--answer", f"{CALLBACK}?error_name=access_denied&state={state}")
    assert "Zalo gave no consent: access_denied." in told.output


async def test_an_account_that_the_settings_do_not_name_is_not_connected(
    operator, zalo, tmp_path, monkeypatch
):
    units = tmp_path / "units.yml"
    units.write_text('units: [{id: xa-a, name: Xã A, zalo_oa: {oa_id: "1001"}}]')
    monkeypatch.setenv("BOT_UNITS_FILE", str(units))
    back = await agreed(await linked(operator, zalo))
    assert (
        "Official Account oa is not in the settings" in (await operator("--answer", back)).output
    )
    zalo.agreeing = "1001"
    back = await agreed(await linked(operator, zalo))
    assert (await operator("--answer", back)).output == "Official Account 1001 is connected.\n"


async def test_without_an_address_for_the_code_the_command_says_what_to_set(operator, monkeypatch):
    monkeypatch.delenv("BOT_ZALO_OA_CALLBACK_URL")
    told = await operator()
    assert (told.exit_code, "BOT_ZALO_OA_CALLBACK_URL" in told.output) == (1, True)
