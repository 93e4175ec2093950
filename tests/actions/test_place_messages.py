"""Messages about places, labelled before they were run: `place_messages.tsv`.

Here only those that answer the question for the province, or ask what became of a place, are held
to their labels; docs/quality.md has the figure for all of them, asked of the running product.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from actions import localities, place_talk
from knowledge_base.places.loading import load_places
from knowledge_base.service import KnowledgeBase
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import ProcedureStore, load_curated
from tests.actions.conftest import TODAY, FakeSearch
from tests.actions.test_dialogue import turn

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "place_messages.tsv").read_text().splitlines()
    if not line.startswith("#")
]
FEE = "lệ phí mở hộ kinh doanh"
COMMUNES = ("xã Ea Kly", "phường Hồng Ngự", "xã Ea Kly giờ thuộc tỉnh nào")
"""Need the list of communes, which is not part of the project."""
OF_THE_INTENT = ("em người Đà Lạt Lâm Đồng", "không muốn nói", "tôi ở thành phố Huế")


@pytest.fixture(scope="module")
def catalogue() -> KnowledgeBase:
    store = ProcedureStore(load_curated(KnowledgeBaseSettings().procedures_dir))
    return KnowledgeBase(store, FakeSearch({}), places=load_places())


def holds(text: str, says: str, lacks: str) -> bool:
    parts = [] if says == "-" else says.split(";")
    there = all(any(one in text for one in part.split("|")) for part in parts)
    return there and (lacks == "-" or lacks not in text)


def test_the_set_is_large():
    assert len(ROWS) >= 60
    assert len({said for _, _, said, _, _ in ROWS}) >= 60


@pytest.mark.parametrize(
    ("said", "says", "lacks"),
    [row[2:] for row in ROWS if row[1] == FEE and row[2] not in (*COMMUNES, *OF_THE_INTENT)],
)
def test_a_place_under_the_question_for_it_gets_the_fee_there(catalogue, said, says, lacks):
    waiting = turn(said, "chitchat", procedure="1.001612",
                   province={"asked": 1, "asking": "1.001612"})  # fmt: skip
    reply = place_talk.overhear(waiting, lambda: catalogue, TODAY)
    assert reply is not None
    assert holds("\n".join(bubble.text for bubble in reply.bubbles), says, lacks)


@pytest.mark.parametrize(
    ("said", "says", "lacks"),
    [row[2:] for row in ROWS if row[1] == "-" and row[2] not in COMMUNES
     and any(word in row[2] for word in ("giờ thuộc", "thuộc dau", "sáp nhập", "là xã nào"))],
)  # fmt: skip
def test_what_became_of_a_place_is_told(catalogue, said, says, lacks):
    reply = place_talk.overhear(turn(said, "chitchat"), lambda: catalogue, TODAY)
    assert reply is not None
    assert holds(reply.bubbles[0].text, says, lacks)


def test_a_resolution_is_said_from_the_day_it_holds(catalogue):
    place = catalogue.places.lives_in("tôi ở Hà Nội")
    assert place is not None
    said = dataclasses.replace(turn("x"), province=localities.remembered(place))
    where = localities.where(catalogue, said)
    assert where is not None
    rules = where.overlay.rules if where.overlay else []
    assert all(rule.valid_from and rule.valid_from.year == 2026 for rule in rules)
