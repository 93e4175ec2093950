from __future__ import annotations

import pytest

pytestmark = pytest.mark.anyio
BIRTH = "/ask_overview{&quot;procedure&quot;: &quot;1.001193&quot;}"


async def test_the_code_of_a_procedure_is_a_picture(serve):
    async with serve() as client:
        drawn = await client.get("/qr/p_1_001193.svg")
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert drawn.text.count("<svg") == 1


@pytest.mark.parametrize("payload", ["d", "p_1_00119", "p_1_0011933", "https:%2F%2Fexample.vn"])
async def test_nothing_but_a_procedure_is_drawn(serve, payload):
    async with serve() as client:
        assert (await client.get(f"/qr/{payload}.svg")).status_code == 404


async def test_the_code_changes_with_the_public_address(serve):
    async with serve() as client, serve(public_url="https://motcua.example.vn") as public:
        ours = await client.get("/qr/p_1_001193.svg")
        theirs = await public.get("/qr/p_1_001193.svg")
    assert ours.content != theirs.content


@pytest.mark.parametrize(
    ("asked", "start", "unit"),
    [
        ("/", "", ""),
        ("/?start=p_1_001193", BIRTH, ""),
        ("/?start=p_1_001193--xa-mau", BIRTH, "xa-mau"),
        ("/?start=--xa-mau", "/greet", "xa-mau"),
        ("/?start=--" + "x" * 41, "/greet", ""),
        ("/?start=%22%3E%3Cscript%3E", "/greet", ""),
    ],
)
async def test_the_page_presses_what_a_scanned_code_asks_for_and_nothing_else(
    serve, asked, start, unit
):
    async with serve() as client:
        page = (await client.get(asked)).text
    assert f'data-start="{start}" data-unit="{unit}">' in page
