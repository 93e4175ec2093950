"""A citizen looks up a dossier through the whole product, and is forgotten (contract 8)."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from scripts import model, trial
from scripts.trial import Trial
from tests.dossiers.conftest import CODE

pytestmark = pytest.mark.rasa
OWNER = "001099007391"
MAPPING = Path(__file__).parents[2] / "dossiers" / "mappings" / "sample.yml"
EXPORT = f"""\
MaHoSo,TrangThaiHoSo,MaTTHC,TenTTHC,DonViXuLy,NgayTiepNhan,NgayHenTra,NgayKetThucXuLy,\
SoGiayToChuHoSo,SoDienThoai
{CODE},4,1.004873,Cấp giấy xác nhận,UBND xã Mẫu,20261120090000,20261125170000,,{OWNER},0912000001
"""


@pytest.fixture(scope="module")
def product(tmp_path_factory) -> Iterator[Trial]:
    """The product where others can reach it, with one imported dossier."""
    if not model.MODEL.exists():
        pytest.skip("Rasa's model is not trained; `make test` trains it")
    folder = tmp_path_factory.mktemp("with-a-dossier")
    export = folder.parent / "export.csv"
    export.write_text(EXPORT, encoding="utf-8")
    settings = {
        "DOSSIERS_DATABASE_URL": f"sqlite:///{folder}/dossiers.sqlite3",
        "DOSSIERS_KEY_FILE": str(folder / "keys" / "dossiers_key"),
    }
    command = [sys.executable, "-m", "dossiers", "import", str(export), "--mapping", str(MAPPING)]
    subprocess.run(command, env=os.environ | settings, check=True)
    with trial.running(folder, {"BOT_WEB_SESSIONS": "issued"}) as running:
        yield running


@pytest.fixture(scope="module")
def said(product) -> list[dict]:
    """What a citizen is answered, from the code to the dossier, and then to the deletion."""
    with httpx.Client(base_url=product.url, timeout=30.0, trust_env=False) as client:
        session = client.post("/api/session", json={}).json()["session"]

        def chat(**what: str) -> dict:
            return client.post("/api/chat", json={"session": session, **what}).json()

        answers = [chat(text=f"hồ sơ {CODE} tới đâu rồi"), chat(text="đồng ý")]
        answers += [chat(secret=OWNER)]
        events_kept = events(product)
        answers += [chat(text="/xoa")]
    return [*answers, {"events": events_kept}]


def folder(product: Trial) -> Path:
    return product.log.parent


def rows(product: Trial, database: str, query: str) -> list[tuple]:
    with closing(sqlite3.connect(folder(product) / database)) as connection:
        return connection.execute(query).fetchall()


def events(product: Trial) -> list[dict]:
    citizens = "SELECT data FROM events WHERE sender_id LIKE 'web:%' ORDER BY id"
    held = rows(product, "tracker.sqlite3", citizens)
    return [json.loads(data) for (data,) in held]


def test_the_owner_gets_from_the_code_over_consent_and_number_to_the_dossier(said):
    assert [answer["outcome"] for answer in said[:3]] == [
        "asked_case", "asked_case", "dossier_shown",
    ]  # fmt: skip
    assert [answer.get("expect") for answer in said[:3]] == [None, "secret", None]
    shown = said[2]["messages"][0]["text"]
    assert "Hồ sơ H56…0021: **đang được giải quyết**" in shown
    assert OWNER not in str(said[2])
    assert OWNER[-4:] not in str(said[2])


def test_rasas_tracker_holds_that_a_number_was_given_and_not_the_number(said):
    texts = [event["text"] for event in said[4]["events"] if event.get("event") == "user"]
    assert texts == [f"hồ sơ {CODE} tới đâu rồi", "đồng ý", "/provide_secret"]
    slots = [event for event in said[4]["events"] if event.get("event") == "slot"]
    assert slots
    assert OWNER[-4:] not in json.dumps([event["value"] for event in slots])


@pytest.mark.usefixtures("said")
def test_the_number_is_in_no_file_that_the_product_has_written(product):
    written = [file for file in folder(product).rglob("*") if file.is_file()]
    assert {file.name for file in written} >= {"dossiers.sqlite3", "tracker.sqlite3", "run.log"}
    assert [file.name for file in written if OWNER.encode() in file.read_bytes()] == []


def test_who_asked_to_be_forgotten_is_forgotten_everywhere(product, said):
    assert "xóa" in said[3]["messages"][0]["text"].lower()
    assert events(product) == []
    for table in ("consents", "look_ups", "followings"):
        assert rows(product, "dossiers.sqlite3", f"SELECT * FROM {table}") == []  # noqa: S608
    for table in ("conversations", "answers"):
        assert rows(product, "bot.sqlite3", f"SELECT * FROM {table}") == []  # noqa: S608
