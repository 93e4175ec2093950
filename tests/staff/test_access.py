"""The access table, walked: every role on every page by every method."""

from __future__ import annotations

import asyncio

import pytest
from starlette.routing import Mount, Route

from staff.access import ACCESS
from staff.chat import answering as chat
from staff.roles import Role
from tests.staff.conftest import Browser

WRONG_METHODS = ("PUT", "DELETE", "PATCH")


def filled(path: str) -> str:
    """Return an address of the route, with invented parts."""
    return "/".join("1" if part.startswith("{") else part for part in path.split("/"))


def test_the_table_names_exactly_the_routes_that_there_are(app):
    there = {
        (method, route.path)
        for route in app.routes
        if isinstance(route, Route) and route.path != chat.PATH  # the gateway's, no page
        for method in route.methods - {"HEAD"}
    } | {("GET", route.path) for route in app.routes if isinstance(route, Mount)}
    assert there == set(ACCESS)


async def statuses(browser: Browser) -> dict[tuple[str, str], int]:
    """Ask every page once, with a form that carries its token."""
    found = {}
    for method, path in ACCESS:
        if path in ("/logout", "/login", "/static") or path.endswith("/events"):
            continue
        if method == "GET":
            answer = await browser.client.get(filled(path))
        else:
            answer = await browser.client.post(filled(path), data={"csrf": browser.token})
        found[method, path] = answer.status_code
    return found


@pytest.mark.parametrize("role", Role)
def test_a_role_gets_exactly_the_pages_of_the_table(browser, role):
    async def walk():
        mine = browser()
        await mine.sign_in(role.value)
        return await statuses(mine)

    found = asyncio.run(walk())
    refused = {page for page, status in found.items() if status == 403}
    assert refused == {page for page in found if ACCESS[page] and role not in ACCESS[page]}


def test_without_signing_in_pages_lead_to_the_form_and_forms_are_refused(browser):
    found = asyncio.run(statuses(browser()))
    for (method, path), status in found.items():
        if ACCESS[method, path] is not None:
            assert status == (303 if method == "GET" else 401), path


@pytest.mark.parametrize("role", Role)
def test_every_form_is_refused_without_its_token(browser, role):
    async def walk():
        mine = browser()
        await mine.sign_in(role.value)
        forms = [path for method, path in ACCESS if method == "POST"]
        return {
            path: [
                (await mine.client.post(filled(path), data=sent)).status_code
                for sent in ({}, {"csrf": ""}, {"csrf": "x" * 43})
            ]
            for path in forms
        }

    assert set(map(tuple, asyncio.run(walk()).values())) == {(403, 403, 403)}


def test_the_token_of_another_session_is_refused(browser):
    async def walk():
        mine, other = browser(), browser()
        await mine.sign_in("officer")
        await other.sign_in("lead")
        return await mine.client.post("/logout", data={"csrf": other.token})

    assert asyncio.run(walk()).status_code == 403


@pytest.mark.parametrize("method", WRONG_METHODS)
def test_other_methods_are_answered_by_no_page(browser, method):
    async def walk():
        mine = browser()
        await mine.sign_in("admin")
        paths = {filled(path) for _, path in ACCESS if path != "/static"}
        return {(await mine.client.request(method, path)).status_code for path in paths}

    assert asyncio.run(walk()) == {405}


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/lookup/", "http://staff.test/lookup"),
        ("//evil.example/", "/evil.example"),
        ("///evil.example//", "/evil.example"),
        ("/nowhere/", "/nowhere"),
    ],
)
def test_a_slash_too_many_leads_to_the_page_without_and_never_to_another_host(
    browser, path, leads_to
):
    async def walk():
        return await browser().client.get(f"http://staff.test{path}")

    answer = asyncio.run(walk())
    assert (answer.status_code, answer.headers["location"]) == (307, leads_to)


@pytest.mark.parametrize("path", ["//", "///"])
def test_nothing_but_slashes_is_no_page_and_leads_nowhere(browser, path):
    async def walk():
        return await browser().client.get(f"http://staff.test{path}")

    assert asyncio.run(walk()).status_code == 404
