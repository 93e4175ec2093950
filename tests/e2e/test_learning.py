"""What officers teach is found by the running bot within a minute, and can be taken back."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable, Iterator

import httpx
import pytest
from argon2 import PasswordHasher

from scripts.addresses import HOST
from scripts.trial import Trial
from staff.accounts import Accounts
from staff.database import open_database
from staff.roles import Account, Role

pytestmark = pytest.mark.rasa
PASSWORD = "mat khau thu nghiem"
TOKEN = re.compile(r'name="csrf" value="([^"]*)"')
SAID = (
    "xin giấy phơi lúa ngoài đường",
    "cho em hỏi xin giấy phơi lúa ngoài đường với",
    "muốn phơi lúa ra ngoài đường thì xin giấy",
    "xin giay phoi lua ngoai duong",
    "em tên Nguyễn Văn Mẫu, xin giấy phơi lúa ngoài đường",
)
MEANT = "1.004194"
WITHIN_S = 60.0
Officer = Callable[[str], httpx.Client]


@pytest.fixture
def officer(product: Trial) -> Iterator[Officer]:
    """Return a function that signs in an officer or a lead of the running product."""
    engine = open_database(f"sqlite:///{product.log.parent}/staff.sqlite3")
    accounts, opened = Accounts(engine, PasswordHasher()), []

    def signed_in(role: str) -> httpx.Client:
        name = f"{role}-{uuid.uuid4().hex[:6]}"
        accounts.add(Account(0, name, name, Role(role), "xa-mau"), PASSWORD, time.time())
        url = f"http://{HOST}:{product.addresses.staff}"
        client = httpx.Client(base_url=url, timeout=120.0, trust_env=False)
        form = {"name": name, "password": PASSWORD, "csrf": token(client.get("/login"))}
        assert client.post("/login", data=form).status_code == 303
        opened.append(client)
        return client

    yield signed_in
    for client in opened:
        client.close()
    engine.dispose()


def token(page: httpx.Response) -> str:
    found = TOKEN.search(page.text)
    assert found is not None, page.text
    return found[1]


def once(client: httpx.Client, text: str) -> dict:
    """Ask as somebody new; anew when a loaded machine had no answer in time."""
    for _ in range(6):
        session = uuid.uuid4().hex
        answer = client.post("/api/chat", json={"session": session, "text": text}).json()
        if answer["outcome"] != "unavailable":
            break
    return answer


def until(happens: Callable[[], bool]) -> bool:
    """Say whether something happens within a minute."""
    ends = time.monotonic() + WITHIN_S
    while not (so := happens()) and time.monotonic() < ends:
        time.sleep(1)
    return so


def test_five_people_ask_an_officer_proposes_a_lead_approves_and_the_bot_answers(client, officer):
    before = [once(client, text)["outcome"] for text in SAID]
    assert set(before) <= {"not_covered", "not_understood"}, before

    mine, lead = officer("officer"), officer("lead")
    page = mine.get("/learning")
    assert "phơi lúa" in page.text
    assert "Nguyễn Văn Mẫu" not in page.text
    (number,) = set(re.findall(r'href="/learning/clusters/(\d+)"', page.text))
    cluster = mine.get(f"/learning/clusters/{number}")
    assert "Mẫu" not in cluster.text
    form = {"kind": "situation", "text": SAID[0], "procedure": MEANT}
    form |= {"csrf": token(cluster), "cluster": number}
    assert mine.post("/learning/proposals", data=form).status_code == 303

    listed = lead.get("/learning/proposals")
    (path,) = set(re.findall(r'href="(/learning/proposals/\d+)"', listed.text))
    decision = {
        "decision": "approve",
        "reason": "người dân hay hỏi",
        "csrf": token(lead.get(path)),
    }
    assert lead.post(path, data=decision).status_code == 303

    assert until(lambda: once(client, SAID[3])["procedure"] == MEANT)
    assert until(lambda: MEANT in mine.get("/lookup", params={"q": SAID[1]}).text)

    decision |= {"decision": "revert", "csrf": token(lead.get(path))}
    assert lead.post(path, data=decision).status_code == 303
    assert until(lambda: once(client, SAID[3])["procedure"] is None)
