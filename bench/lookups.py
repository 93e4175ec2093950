"""``python -m bench.lookups``: two hundred officers look something up at the same moment.

The real process with both catalogues, asked over HTTP as htmx asks. The time is taken at the
client on the same machine, so that both ends of the connection are in it. Asked are: one by one;
all within some seconds, as people do; all in one instant, no two alike; the same again, each
question by five officers and asked before.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

import click
import httpx
from argon2 import PasswordHasher

from bench.load import Timing
from scripts import ready
from scripts.addresses import HOST
from scripts.problem import exit_code
from scripts.trial import free_addresses
from staff.accounts import Accounts
from staff.database import open_database
from staff.roles import Account, Role

AIM_MS = 300.0
SPREAD_S = 3.0
"""Between two look-ups of an officer who types, reads and types on."""
PASSWORD = "mat khau do dac"  # noqa: S105  # of an account that lives as long as the measurement
TOKEN = re.compile(r'name="csrf" value="([^"]*)"')
ASKED = (
    "làm khai sinh cho con",
    "dang ky tam tru",
    "cấp lại căn cước bị mất",
    "mở quán ăn cần giấy gì",
    "đổi giấy phép lái xe",
    "xin giấy xác nhận độc thân",
    "chuyen muc dich su dung dat",
    "hỗ trợ tiền mai táng",
    "cấp hộ chiếu lần đầu",
    "đăng ký kết hôn có yếu tố nước ngoài",
    "thành lập hộ kinh doanh",
    "tách thửa đất",
    "xóa đăng ký thường trú",
    "cấp phiếu lý lịch tư pháp",
    "đăng ký xe máy mới",
    "trợ cấp người cao tuổi",
    "khai tử cho ông",
    "sang tên sổ đỏ",
    "cấp giấy phép xây dựng nhà ở",
    "chứng thực chữ ký",
)
FILTERS = ("", "&online=full", "&level=commune", "&agency=công+an")


@click.command()
@click.option("--officers", default=200, show_default=True, help="How many ask at once.")
@click.option("--rounds", default=5, show_default=True, help="How often they do.")
def measure(officers: int, rounds: int) -> None:
    r"""Print how long look-ups take when many officers ask at once, and when they ask in turn.

    \b
    Example:
        python -m bench.lookups --officers 50
    """
    sys.exit(exit_code(lambda: _measure(officers, rounds)))


def _measure(officers: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as url:
        print(asyncio.run(asked(url, officers, rounds)))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the officers' pages with one account while the block lasts; yields their address."""
    port = free_addresses().staff
    variables = {
        **os.environ,
        "STAFF_PORT": str(port),
        "STAFF_DATABASE_URL": f"sqlite:///{folder}/staff.sqlite3",
        "STAFF_KEY_FILE": str(folder / "key"),
        "STAFF_LEARNED_FILE": str(folder / "learned.jsonl"),
    }
    engine = open_database(variables["STAFF_DATABASE_URL"])
    account = Account(0, "officer", "Cán bộ", Role.OFFICER, "xa-mau")
    Accounts(engine, PasswordHasher()).add(account, PASSWORD, time.time())
    engine.dispose()
    process = subprocess.Popen([sys.executable, "-m", "staff", "serve"], env=variables)
    try:
        where = {"staff": (port, "/healthz")}
        ready.wait(where, alive=lambda: process.poll() is None, patience_s=60)
        yield f"http://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def questions(count: int, round_: int) -> list[str]:
    """Return ``count`` look-ups, no two alike: as many officers hardly type the same."""
    found = []
    for number in range(count):
        text = ASKED[number % len(ASKED)]
        other = ASKED[(number // len(ASKED) + round_ + 1) % len(ASKED)].split()
        words = " ".join([text, *other[: 1 + number % 3]])
        found.append(f"/lookup?q={words}{FILTERS[number % len(FILTERS)]}")
    return found


async def asked(url: str, officers: int, rounds: int) -> str:
    """Return the table of look-ups one at a time, and of ``officers`` at once."""
    async with AsyncExitStack() as opened:
        first = await opened.enter_async_context(_browser(url, {}))
        await _sign_in(first)
        clients = [
            await opened.enter_async_context(_browser(url, dict(first.cookies)))
            for _ in range(officers)
        ]
        for client in clients:  # connected, and the knowledge base is opened
            await client.get("/lookup?q=khai+sinh")
        alone = Timing(1)
        typing, at_once, again = (Timing(officers) for _ in range(3))
        for path in questions(60, 0):
            await _ask(first, path, alone)
        for round_ in range(rounds):
            spread = (n * SPREAD_S / officers for n in range(officers))
            at_work = questions(officers, round_ + rounds)
            paths = questions(officers, round_)
            known = [path for path in paths[: officers // 5] for _ in range(5)]
            await _together(clients, at_work, typing, spread)
            await _together(clients, paths, at_once)
            await _together(clients, known, again)
    return table(
        [
            ("one at a time", alone),
            (f"{officers} within {SPREAD_S:.0f} s", typing),
            (f"{officers} in one instant, no two alike", at_once),
            (f"{officers} in one instant, asked before", again),
        ]
    )


def _browser(url: str, cookies: dict[str, str]) -> httpx.AsyncClient:
    """Return a client with a connection of its own: one pool for all costs more than the pages."""
    return httpx.AsyncClient(
        base_url=url,
        timeout=60.0,
        trust_env=False,
        verify=False,  # noqa: S501  # plain http; reading certificates takes 10 ms each
        headers={"HX-Request": "true"},
        cookies=cookies,
    )


async def _sign_in(client: httpx.AsyncClient) -> None:
    page = await client.get("/login", headers={"HX-Request": "false"})
    form = {"name": "officer", "password": PASSWORD, "csrf": TOKEN.findall(page.text)[0]}
    await client.post("/login", data=form)


async def _together(
    clients: Sequence[httpx.AsyncClient],
    paths: Sequence[str],
    timing: Timing,
    after: Iterable[float] = itertools.repeat(0.0),
) -> None:
    """Let each client ask one of ``paths``, ``after`` so many seconds."""
    asked = zip(clients, paths, after, strict=False)
    await asyncio.gather(*(_ask(client, path, timing, wait) for client, path, wait in asked))


async def _ask(client: httpx.AsyncClient, path: str, timing: Timing, after: float = 0.0) -> None:
    await asyncio.sleep(after)
    started = time.perf_counter()
    answer = await client.get(path)
    answer.raise_for_status()
    timing.latencies_ms.append((time.perf_counter() - started) * 1000)


def table(timings: Sequence[tuple[str, Timing]]) -> str:
    """Return a Markdown table of the look-ups."""
    rows = ["| look-ups | p50 ms | p95 ms | longest ms | aim |", "|---|---|---|---|---|"]
    for name, timing in timings:
        p50, p95, longest = (timing.percentile_ms(percent) for percent in (50, 95, 100))
        met = "met" if p95 < AIM_MS else f"p95 missed by {p95 - AIM_MS:.0f}"
        rows.append(f"| {name} | {p50:.0f} | {p95:.0f} | {longest:.0f} | {met} |")
    return "\n".join(rows)


if __name__ == "__main__":
    measure()
