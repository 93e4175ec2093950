from __future__ import annotations

import pytest

pytestmark = pytest.mark.anyio

POLICY = "default-src 'none'; script-src 'sha256-x'"
PAGE = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><p>Một Cửa</p>'


@pytest.fixture
def offline_page(tmp_path):
    path = tmp_path / "offline.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


async def test_the_offline_page_comes_small_and_under_its_own_policy(serve, offline_page):
    async with serve(offline_page=offline_page) as client:
        response = await client.get("/offline")
        plain = await client.get("/offline", headers={"Accept-Encoding": "identity"})
    assert response.headers["content-encoding"] == "gzip"
    assert response.text == plain.text == PAGE
    assert response.headers["content-security-policy"] == f"{POLICY}; frame-ancestors 'none'"
    assert response.headers["cache-control"] == "no-cache"


async def test_another_offline_page_gives_another_worker(serve, offline_page):
    async with serve(offline_page=offline_page) as client:
        first = (await client.get("/sw.js")).text
    offline_page.write_text(PAGE + "!", encoding="utf-8")
    async with serve(offline_page=offline_page) as client:
        assert (await client.get("/sw.js")).text != first


async def test_every_icon_of_the_manifest_is_there(serve, offline_page):
    async with serve(offline_page=offline_page) as client:
        icons = (await client.get("/manifest.webmanifest")).json()["icons"]
        for icon in icons:
            picture = await client.get(icon["src"])
            assert picture.headers["content-type"] == "image/png"
            wide, high = (int.from_bytes(picture.content[at : at + 4]) for at in (16, 20))
            assert f"{wide}x{high}" == icon["sizes"]


async def test_without_an_offline_page_there_is_nothing_to_install(serve):
    async with serve() as client:
        assert "manifest" not in (await client.get("/")).text
        for path in ("/sw.js", "/manifest.webmanifest", "/offline"):
            assert (await client.get(path)).status_code == 404
