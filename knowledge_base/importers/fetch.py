"""Fetches records from the portal, slowly and under our own name; never needed for an import.

It stops at the first sign that the portal does not want it, and goes on later where it stopped. It
never changes its identity, keeps no cookies and runs no scripts.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.robotparser import RobotFileParser

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.fetch_state import FetchState, load_state, save_state
from knowledge_base.importers.national import write_whole

if TYPE_CHECKING:
    import httpx

ORIGIN = "https://dichvucong.gov.vn"
LIST = "/api/v1/submitting/formality/list-all-public-formality-by-citizen"
DETAIL = "/api/v1/configuring/formality/get-formality-by-citizen"
PRODUCT = "MotCua-importer/2026.11"
LEAST_PAUSE_S = 2.0
LIST_SIZE = 200
TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """How a fetch ended.

    Attributes:
        records: Records written this time.
        finished: Everything that the portal lists has been fetched.
        said: The outcome in a sentence.
    """

    records: int
    finished: bool
    said: str


class Refused(ImportRefused):
    """The portal does not want to be asked, or answers something else than data."""


def make_client(contact: str) -> httpx.Client:
    """Return a client that says what it is and whom to write to; it follows no redirects."""
    import httpx

    return httpx.Client(
        base_url=ORIGIN,
        timeout=TIMEOUT_S,
        headers={"User-Agent": f"{PRODUCT} ({contact})", "Accept": "application/json"},
    )


def fetch_records(
    folder: Path,
    *,
    contact: str,
    limit: int,
    pause_s: float = 3.0,
    client: httpx.Client | None = None,
    sleep: Callable[[float], None] = time.sleep,
    today: date | None = None,
) -> Fetched:
    """Fetch at most ``limit`` records into ``folder``, one JSON file each, going on where it was.

    Args:
        folder: Holds the records and the state file ``fetch-state.json``.
        contact: A mail or web address, sent with every request.
        limit: Records of this call.
        pause_s: Seconds before every request; less than `LEAST_PAUSE_S` is raised to it.
        client: Stands in for the real one in tests.
        sleep: Stands in for waiting in tests.
        today: Stands in for the day of the fetch in tests.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with client or make_client(contact) as opened:
        session = _Session(opened, max(pause_s, LEAST_PAUSE_S), sleep)
        day = today or datetime.now(UTC).date()
        return _fetch(session, folder, load_state(folder), limit=limit, today=day)


def _fetch(
    session: _Session, folder: Path, state: FetchState, *, limit: int, today: date
) -> Fetched:
    count = 0
    try:
        session.obey_robots()
        while count < limit:
            if not state.waiting and not _list_more(session, state):
                save_state(folder, state)
                return Fetched(count, True, f"Fetched {count} records; the list is at its end.")
            while state.waiting and count < limit:
                _fetch_one(session, folder, state, today)
                count += 1
    except Refused as error:
        save_state(folder, state)
        return Fetched(count, False, f"Stopped after {count} records: {error}. Not tried again.")
    save_state(folder, state)
    return Fetched(count, False, f"Fetched {count} records; call again to go on.")


def _list_more(session: _Session, state: FetchState) -> bool:
    """Put the next part of the portal's list in the queue; say whether there was any."""
    if state.listed_all:
        return False
    body = {
        "limit": LIST_SIZE,
        "lastId": state.last_id,
        "q": "",
        "categoryId": "",
        "departmentCode": "",
    }
    data = session.ask(LIST, body)
    items = [item for item in data.get("items") or [] if item.get("id") and item.get("code")]
    last = str(data.get("lastId") or "")
    state.listed_all = not items or not last or last == state.last_id
    state.last_id = last
    state.waiting += [(str(item["id"]), str(item["code"])) for item in items]
    return bool(items)


def _fetch_one(session: _Session, folder: Path, state: FetchState, today: date) -> None:
    uuid, code = state.waiting[0]
    data = session.ask(DETAIL, {"id": uuid})
    answer = {"fetched_on": today.isoformat(), "code": "OK", "data": data}
    name = "".join(letter for letter in code if letter.isalnum() or letter == ".").strip(".")
    write_whole(folder / f"{name or uuid}.json", json.dumps(answer, ensure_ascii=False).encode())
    state.waiting.pop(0)
    save_state(folder, state)


class _Session:
    """Asks slowly, and takes the first refusal for an answer."""

    def __init__(
        self, client: httpx.Client, pause_s: float, sleep: Callable[[float], None]
    ) -> None:
        self._client, self._pause_s, self._sleep = client, pause_s, sleep

    def obey_robots(self) -> None:
        """Raise `Refused` when robots.txt forbids our paths or cannot be had."""
        response = self._send("GET", "/robots.txt")
        rules = RobotFileParser()
        rules.parse(response.text.splitlines() if response.status_code == 200 else [])
        for path in (LIST, DETAIL):
            if not rules.can_fetch(PRODUCT, ORIGIN + path):
                raise Refused(f"robots.txt forbids {path}")

    def ask(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the ``data`` of an answer; raises `Refused` for anything else."""
        response = self._send("POST", path, body)
        try:
            answer = response.json()
        except ValueError as error:
            raise Refused("the portal answered something that is not JSON") from error
        data = answer.get("data") if isinstance(answer, dict) else None
        if response.status_code not in (200, 201) or not isinstance(data, dict):
            raise Refused(f"the portal answered {response.status_code} without data")
        return data

    def _send(
        self, method: str, path: str, body: Mapping[str, Any] | None = None
    ) -> httpx.Response:
        import httpx

        self._sleep(self._pause_s)
        try:
            response = self._client.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise Refused(f"the portal cannot be reached ({type(error).__name__})") from error
        if response.status_code in (401, 403, 429) or "Request Rejected" in response.text:
            raise Refused(f"the portal refuses ({response.status_code})")
        return response
