from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx
import pytest

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.detect import read_record
from knowledge_base.importers.fetch import DETAIL, LIST, ORIGIN, Fetched, fetch_records
from knowledge_base.importers.sources import read_sources
from tests.knowledge_base.importers.invented import portal_object

TODAY = date(2026, 11, 23)
CODES = {"u1": "9.000001", "u2": "9.000002", "u3": "9.000003"}


class FakePortal:
    """Lists three procedures, two at a time, and gives each by its id."""

    def __init__(self, refuse: dict[str, httpx.Response] | None = None, robots: str = "") -> None:
        self.requests: list[httpx.Request] = []
        self.refuse = refuse or {}
        self.robots = robots

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.url.path == "/robots.txt":
            return httpx.Response(200, text=self.robots)
        body = json.loads(request.content)
        asked = body.get("id", request.url.path)
        if asked in self.refuse:
            return self.refuse[asked]
        if request.url.path == LIST:
            ids = {"": ["u1", "u2"], "u2": ["u3"], "u3": []}[body["lastId"]]
            items = [{"id": each, "code": CODES[each]} for each in ids]
            return answer({"items": items, "lastId": ids[-1] if ids else ""})
        assert request.url.path == DETAIL
        return answer(portal_object(id=asked, code=CODES[asked]))

    def asked(self) -> list[str]:
        return [request.url.path for request in self.requests]


def answer(data: object) -> httpx.Response:
    return httpx.Response(201, json={"code": "OK", "data": data})


def fetch(
    portal: Callable[[httpx.Request], httpx.Response],
    folder: Path,
    *,
    limit: int = 10,
    pause_s: float = 0.0,
    sleep: Callable[[float], None] = lambda seconds: None,
) -> Fetched:
    client = httpx.Client(
        base_url=ORIGIN,
        transport=httpx.MockTransport(portal),
        headers={"User-Agent": "MotCua-importer/0 (a@example.vn)"},
    )
    return fetch_records(
        folder,
        contact="a@example.vn",
        limit=limit,
        pause_s=pause_s,
        client=client,
        sleep=sleep,
        today=TODAY,
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("9*"))


def test_all_listed_records_are_fetched_and_can_be_imported(tmp_path):
    outcome = fetch(FakePortal(), tmp_path)
    assert (outcome.records, outcome.finished) == (3, True)
    assert names(tmp_path) == ["9.000001.json", "9.000002.json", "9.000003.json"]
    source = next(s for s in read_sources([tmp_path]) if s.stem == "9.000001")
    _, record, claim = read_record(source)
    assert (record.code, claim.fetched_on) == ("9.000001", TODAY)


def test_a_fetch_goes_on_where_it_stopped(tmp_path):
    assert fetch(FakePortal(), tmp_path, limit=1).records == 1
    portal = FakePortal()
    assert fetch(portal, tmp_path).records == 2
    fetched = [json.loads(r.content)["id"] for r in portal.requests if r.url.path == DETAIL]
    assert fetched == ["u2", "u3"]


def test_every_request_waits_at_least_two_seconds(tmp_path):
    waits: list[float] = []
    portal = FakePortal()
    fetch(portal, tmp_path, sleep=waits.append)
    assert waits == [2.0] * len(portal.requests)


@pytest.mark.parametrize(
    "refusal",
    [
        httpx.Response(403, text="no"),
        httpx.Response(429, text="slow"),
        httpx.Response(200, text="<html>Request Rejected</html>"),
        httpx.Response(200, text="<html>please wait</html>"),
        httpx.Response(500, json={"code": "ERROR"}),
        httpx.Response(302, headers={"Location": "https://elsewhere.vn"}),
    ],
    ids=["403", "429", "rejected", "a page", "500", "redirect"],
)
def test_the_first_refusal_ends_the_fetch_and_keeps_the_place(tmp_path, refusal):
    portal = FakePortal(refuse={"u2": refusal})
    outcome = fetch(portal, tmp_path)
    assert (outcome.records, outcome.finished) == (1, False)
    assert portal.asked()[-1] == DETAIL
    assert names(tmp_path) == ["9.000001.json"]
    assert fetch(FakePortal(), tmp_path).records == 2


def test_a_portal_that_cannot_be_reached_ends_the_fetch(tmp_path):
    def unreachable(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    outcome = fetch(unreachable, tmp_path)
    assert "cannot be reached (ConnectError)" in outcome.said


def test_what_robots_txt_forbids_is_not_asked(tmp_path):
    portal = FakePortal(robots="User-agent: *\nDisallow: /api/")
    outcome = fetch(portal, tmp_path)
    assert "robots.txt forbids" in outcome.said
    assert portal.asked() == ["/robots.txt"]


def test_every_request_says_who_asks_and_never_anything_else(tmp_path):
    portal = FakePortal(refuse={"u2": httpx.Response(403)})
    fetch(portal, tmp_path)
    agents = {request.headers["User-Agent"] for request in portal.requests}
    assert agents == {"MotCua-importer/0 (a@example.vn)"}


def test_the_real_client_names_itself_and_its_contact():
    from knowledge_base.importers.fetch import make_client

    with make_client("a@example.vn") as client:
        assert client.headers["User-Agent"] == "MotCua-importer/2026.11 (a@example.vn)"
        assert not client.follow_redirects


def test_a_code_from_the_list_cannot_lead_out_of_the_folder(tmp_path):
    CODES_BAD = portal_object(code="9.000001")

    def portal(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        if request.url.path == LIST:
            first = json.loads(request.content)["lastId"] == ""
            items = [{"id": "u1", "code": "../../x"}] if first else []
            return answer({"items": items, "lastId": "u1" if first else ""})
        return answer(CODES_BAD)

    folder = tmp_path / "a" / "b"
    fetch(portal, folder)
    assert sorted(p.name for p in folder.iterdir()) == ["fetch-state.json", "x.json"]


def test_a_damaged_state_file_is_named(tmp_path):
    (tmp_path / "fetch-state.json").write_text("{")
    with pytest.raises(ImportRefused, match="delete it to start again"):
        fetch(FakePortal(), tmp_path)
