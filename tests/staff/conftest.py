from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette

from knowledge_base.procedure import Procedure
from knowledge_base.search.hits import Hit
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from knowledge_base.text import fold
from staff.app import create_app
from staff.figures.source import FigureSource
from staff.roles import Account, Role
from staff.settings import StaffSettings
from tests.knowledge_base.conftest import record

PASSWORD = "mat khau thu nghiem"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
TOKEN = re.compile(r'name="csrf" value="([^"]*)"')


class ByWords:
    """Finds the records whose names hold a word of the question."""

    def __init__(self, store: ProcedureStore) -> None:
        self._store = store

    def search(self, question: str, k: int = 10) -> list[Hit]:
        words = set(fold(question).split())
        shared = {p.code: len(words & set(fold(p.name).split())) for p in self._store}
        best = sorted((c for c in shared if shared[c]), key=lambda c: -shared[c])
        return [Hit(code, min(0.9, shared[code] / 10)) for code in best[:k]]


@dataclass
class Clock:
    """Seconds since 1970, moved by the test."""

    now: float = 1_795_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Browser:
    """One person's browser, which keeps cookies and the token of the last form."""

    client: httpx.AsyncClient
    token: str = ""
    page: str = field(default="", repr=False)

    async def get(self, path: str, **options: object) -> httpx.Response:
        return self._kept(await self.client.get(path, **options))

    async def post(self, path: str, form: dict[str, object] | None = None) -> httpx.Response:
        sent = {"csrf": self.token, **(form or {})}
        return self._kept(await self.client.post(path, data=sent))

    def _kept(self, response: httpx.Response) -> httpx.Response:
        if found := TOKEN.search(response.text):
            self.token = found.group(1)
        self.page = response.text
        return response

    async def sign_in(self, name: str, password: str = PASSWORD) -> httpx.Response:
        await self.get("/login")
        answer = await self.post("/login", {"name": name, "password": password})
        if answer.status_code == 303:
            await self.get("/account")
        return answer


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def records() -> list[Procedure]:
    return [
        record(),
        record(
            code="1.000002",
            name="Gia hạn tạm trú (mẫu thử)",
            short_name="Gia hạn tạm trú",
            differs_by="đã đăng ký, sắp hết hạn",
            online={"level": "partial", "visit_step": "nhận kết quả"},
            times=[{"amount": 5, "unit": "working_day"}],
        ),
    ]


@pytest.fixture
def kb(records: list[Procedure]) -> KnowledgeBase:
    store = ProcedureStore(records)
    return KnowledgeBase(store, ByWords(store))


@pytest.fixture
def settings(tmp_path) -> StaffSettings:
    return StaffSettings(
        database_url=f"sqlite:///{tmp_path}/staff.sqlite3",
        key_file=tmp_path / "key",
        learned_file=tmp_path / "learned.jsonl",
    )


@pytest.fixture
def figures(tmp_path) -> FigureSource:
    return FigureSource(f"sqlite:///{tmp_path}/dossiers.sqlite3")


@pytest.fixture
def gateway() -> None:
    """No gateway but in the tests that bring one."""


@pytest.fixture
def app(settings, kb, figures, gateway, clock) -> Starlette:
    """The pages, with one account of each role in the unit phuong-1."""
    app = create_app(
        settings, kb=lambda: kb, figures=figures, gateway=gateway, clock=clock, hasher=CHEAP
    )
    accounts = app.state.services.accounts
    for role in Role:
        account = Account(0, role.value, f"Cán bộ {role.value}", role, "phuong-1")
        accounts.add(account, PASSWORD, clock())
    yield app
    app.state.services.engine.dispose()


@pytest.fixture
def browser(app) -> Callable[[], Browser]:
    """Return a function that opens a new browser."""

    def opened() -> Browser:
        transport = httpx.ASGITransport(app)
        return Browser(httpx.AsyncClient(transport=transport, base_url="http://staff.test"))

    return opened
