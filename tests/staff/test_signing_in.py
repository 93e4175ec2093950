from __future__ import annotations

import asyncio

import pytest

from staff.accounts import Accounts
from staff.errors import BadAccount
from staff.headers import ALWAYS
from staff.roles import Account, Role
from tests.staff.conftest import CHEAP, PASSWORD


def test_the_right_password_opens_the_pages_by_a_cookie_that_scripts_cannot_read(browser):
    async def walk():
        return await browser().sign_in("officer")

    answer = asyncio.run(walk())
    assert answer.status_code == 303
    cookie = next(c for c in answer.headers.get_list("set-cookie") if "staff_session" in c)
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_an_unknown_name_and_a_wrong_password_read_the_same(browser):
    async def walk():
        unknown, wrong = browser(), browser()
        await unknown.sign_in("nobody")
        await wrong.sign_in("officer", "wrong password here")
        return [page.page.split("csrf")[0] for page in (unknown, wrong)]

    first, second = asyncio.run(walk())
    assert first == second
    assert "Tên hoặc mật khẩu không đúng." in first


def test_after_five_failures_even_the_right_password_waits_for_15_minutes(browser, clock):
    async def walk():
        mine = browser()
        for _ in range(5):
            await mine.sign_in("officer", "wrong password here")
        blocked = (await mine.sign_in("officer")).status_code
        clock.now += 15 * 60 + 1
        return blocked, (await mine.sign_in("officer")).status_code

    assert asyncio.run(walk()) == (429, 303)


def test_a_session_ends_after_two_idle_hours_and_after_twelve_in_any_case(browser, clock):
    async def walk():
        mine = browser()
        await mine.sign_in("officer")
        seen = []
        for step_h in (1.9, 2.1):
            clock.now += step_h * 3600
            seen.append((await mine.client.get("/account")).status_code)
        await mine.sign_in("officer")
        for _ in range(8):
            clock.now += 1.6 * 3600
            seen.append((await mine.client.get("/account")).status_code)
        return seen

    assert asyncio.run(walk()) == [200, 303] + [200] * 7 + [303]


def test_signing_out_ends_the_session_at_the_server(browser):
    async def walk():
        mine = browser()
        await mine.sign_in("officer")
        key = mine.client.cookies["staff_session"]
        await mine.post("/logout")
        return await mine.client.get("/account", headers={"Cookie": f"staff_session={key}"})

    assert asyncio.run(walk()).status_code == 303


def test_a_disabled_account_is_out_at_once_and_stays_out(app, browser, clock):
    async def walk():
        mine = browser()
        await mine.sign_in("officer")
        app.state.services.accounts.disable("officer", clock())
        inside = (await mine.client.get("/account")).status_code
        return inside, (await browser().sign_in("officer")).status_code

    assert asyncio.run(walk()) == (303, 403)


def test_another_password_ends_every_session_and_the_old_one_is_worth_nothing(browser):
    async def walk():
        mine, elsewhere = browser(), browser()
        await mine.sign_in("officer")
        await elsewhere.sign_in("officer")
        new = "mat khau moi hon nua"
        await mine.post("/account", {"old": PASSWORD, "new": new, "again": new})
        out = (await elsewhere.client.get("/account")).status_code
        old = (await browser().sign_in("officer")).status_code
        return out, old, (await browser().sign_in("officer", new)).status_code

    assert asyncio.run(walk()) == (303, 403, 303)


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaa", "officer2 is my name"])
def test_an_easy_password_is_refused(app, password):
    accounts = app.state.services.accounts
    with pytest.raises(BadAccount):
        accounts.add(Account(0, "officer2", "Lan", Role.OFFICER, "phuong-1"), password, 0.0)


@pytest.mark.parametrize(
    ("name", "unit"), [("Lan", "phuong-1"), ("lan'--", "phuong-1"), ("lan", "Phường 1")]
)
def test_a_name_or_unit_of_another_form_is_refused(app, name, unit):
    with pytest.raises(BadAccount):
        app.state.services.accounts.add(
            Account(0, name, "Lan", Role.OFFICER, unit), "mat khau cua lan 1", 0.0
        )


def test_the_password_is_kept_as_argon2id_only(app):
    engine = app.state.services.engine
    with engine.begin() as connection:
        rows = connection.exec_driver_sql("SELECT password FROM accounts").scalars().all()
    assert all(row.startswith("$argon2id$") for row in rows)
    assert Accounts(engine, CHEAP).check("officer", PASSWORD).name == "officer"


def test_every_answer_carries_the_headers_that_hold_a_browser_back(browser):
    async def walk():
        mine = browser()
        return [await mine.get(path) for path in ("/login", "/static/style.css", "/nowhere", "/")]

    for answer in asyncio.run(walk()):
        assert {name: answer.headers[name] for name in ALWAYS} == dict(ALWAYS)


def test_the_trail_says_who_made_accounts_and_who_signed_in(browser):
    async def walk():
        mine = browser()
        await mine.sign_in("admin")
        return await mine.get("/audit")

    page = asyncio.run(walk()).text
    assert page.count("tạo tài khoản") == 3
    assert page.count("đăng nhập</td>") == 1
