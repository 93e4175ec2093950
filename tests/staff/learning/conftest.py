from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import httpx
import numpy as np
import pytest

from dossiers.gateway import GatewayAddress
from staff.gateway import Gateway
from tests.staff.conftest import Browser

SECRET = "an invented secret of 32 letters"
RICE, DOG = "xin giấy phơi lúa", "khai báo nuôi chó"
TEMPORARY, RENEWAL = "1.000001", "1.000002"


def message(number: int, text: str, *, who: int | None = None, **more: object) -> dict:
    """A message as the gateway gives it; each of another sender unless told."""
    told = {"id": number, "period": 700, "who": number if who is None else who, "text": text}
    told |= {"day": "2026-11-20", "kind": "not_understood", "unit": "phuong-1"}
    return {**told, "procedure": "", "facet": "", **more}


@dataclass
class FakeGateway:
    """Keeps messages to learn from; shows and deletes them only to who has the secret."""

    messages: list[dict] = field(default_factory=list)
    away: bool = False

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            raise httpx.ConnectError("refused")
        if request.headers.get("X-Internal-Secret") != SECRET:
            return httpx.Response(403)
        match (request.method, request.url.path):
            case ("GET", "/internal/learning"):
                return httpx.Response(200, json={"messages": self.messages})
            case ("POST", "/internal/learning/settled"):
                ids = json.loads(request.content)["ids"]
                self.messages = [m for m in self.messages if m["id"] not in ids]
                return httpx.Response(200, json={"settled": len(ids)})
        return httpx.Response(404)


@pytest.fixture
def talks() -> FakeGateway:
    """Five people asked about rice on the road, four about dogs."""
    rice = [message(number, RICE) for number in range(1, 6)]
    return FakeGateway([*rice, *(message(number, DOG) for number in range(6, 10))])


@pytest.fixture
def gateway(talks: FakeGateway) -> Callable[[], Gateway]:
    client = httpx.Client(transport=httpx.MockTransport(talks), base_url="http://gateway.test")
    known = Gateway(GatewayAddress(internal_secret=SECRET), client)
    return lambda: known


def by_word(texts: Sequence[str]) -> np.ndarray:
    """An encoder that knows three words: texts with the same one are alike, others are not."""
    axes = ("lua", "cho", "giay")
    rows = [[float(axis in text.split()) for axis in axes] for text in texts]
    vectors = np.asarray(rows, np.float32)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


@pytest.fixture
def as_role(browser) -> Callable[[str, Callable], httpx.Response]:
    """Sign in as a role, and let a walk be done in that browser."""

    def walked(role: str, walk: Callable[[Browser], object]):
        async def signed_in():
            mine = browser()
            await mine.sign_in(role)
            return await walk(mine)

        return asyncio.run(signed_in())

    return walked


@pytest.fixture
def page(as_role) -> Callable[[str, str], httpx.Response]:
    def of(role: str, path: str) -> httpx.Response:
        return as_role(role, lambda mine: mine.get(path))

    return of


@pytest.fixture
def propose(as_role) -> Callable[..., int]:
    """Propose from the first cluster; return the proposal's number."""

    def proposed(role: str = "officer", **form: object) -> int:
        told = {"kind": "alias", "text": RICE, "procedure": RENEWAL, "cluster": "1"}

        async def walk(mine: Browser):
            answer = await mine.post("/learning/proposals", told | form)
            assert answer.status_code == 303, answer.text
            return (await mine.get("/learning/proposals")).text

        return max(map(int, re.findall(r'href="/learning/proposals/(\d+)"', as_role(role, walk))))

    return proposed


@pytest.fixture
def decide(as_role) -> Callable[..., httpx.Response]:
    def decided(number: int, decision: str, role: str = "lead", reason: str = "người dân hay hỏi"):
        form = {"decision": decision, "reason": reason}
        path = f"/learning/proposals/{number}"
        return as_role(role, lambda mine: mine.post(path, form))

    return decided
