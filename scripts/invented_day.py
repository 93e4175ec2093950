"""A day at an invented commune, put into a running product for the pictures of its pages."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from pathlib import Path

import httpx
from argon2 import PasswordHasher

from bench.exports import MAPPING, write_export
from scripts.problem import Problem
from scripts.trial import Trial, variables
from staff.accounts import Accounts
from staff.database import open_database
from staff.roles import Account, Role

PASSWORD = "mat khau trong anh"  # noqa: S105  # of accounts that end with the run
DOSSIERS = 3000
UNIT = """
units:
  - id: xa-mau
    name: UBND xã Mẫu
    inbox:
      answer_within_min: 60
      hours:
        - {days: [mon, tue, wed, thu, fri, sat, sun], opens: "00:00", closes: "23:59"}
"""
TO_TEACH = (
    "xin giấy phơi lúa ngoài đường",
    "cho em hỏi xin giấy phơi lúa ngoài đường với",
    "muốn phơi lúa ra ngoài đường thì xin giấy",
    "xin giay phoi lua ngoai duong",
    "cần xin giấy phơi lúa ngoài đường",
)
FOR_OFFICERS = (
    "Cháu sinh ở nhà, chưa có giấy chứng sinh thì tôi mang gì đến?",
    "Tôi muốn hỏi sáng mai quầy hộ tịch có người trực không",
    "Hồ sơ của tôi thiếu một bản sao, bổ sung ở đâu?",
)

Answered = dict[str, list[dict[str, list[dict[str, str]]]]]


def unit_file(folder: Path) -> Path:
    """Write the units that the gateway knows."""
    path = folder / "units.yml"
    path.write_text(UNIT, encoding="utf-8")
    return path


def fill(product: Trial, folder: Path) -> None:
    """Make accounts, import dossiers, and let citizens ask."""
    _accounts(folder)
    _dossiers(product, folder)
    with httpx.Client(base_url=product.url, timeout=60.0, trust_env=False) as citizens:
        for text in TO_TEACH:
            _say(citizens, uuid.uuid4().hex, text=text)
        for text in FOR_OFFICERS:
            _hand_over(citizens, text)


def _accounts(folder: Path) -> None:
    engine = open_database(f"sqlite:///{folder}/staff.sqlite3")
    accounts = Accounts(engine, PasswordHasher())
    for name, display, role in (
        ("officer", "Nguyễn Thị Mẫu", Role.OFFICER),
        ("admin", "Trần Văn Mẫu", Role.ADMIN),
    ):
        accounts.add(Account(0, name, display, role, "xa-mau"), PASSWORD, time.time())
    engine.dispose()


def _dossiers(product: Trial, folder: Path) -> None:
    export = folder / "export.csv"
    write_export(export, DOSSIERS)
    subprocess.run(
        [sys.executable, "-m", "dossiers", "import", export, "--mapping", MAPPING],
        env={**os.environ, **variables(product.addresses, folder, product.run)},
        check=True,
    )


def _hand_over(citizens: httpx.Client, text: str) -> None:
    session = uuid.uuid4().hex
    offered = _say(citizens, session, text="gặp cán bộ")
    for button in (b for message in offered["messages"] for b in message["buttons"]):
        if any(word in button["title"] for word in ("cán bộ", "UBND xã Mẫu")):
            _say(citizens, session, press=button["payload"])
            _say(citizens, session, text=text)
            return
    raise Problem(f"No officer was offered: {offered}")


def _say(citizens: httpx.Client, session: str, **said: str) -> Answered:
    answer = citizens.post("/api/chat", json={"session": session, **said})
    answer.raise_for_status()
    told: Answered = answer.json()
    return told
