"""A place said alone is where the citizen lives, whatever intent its name sounds like."""

from __future__ import annotations

import pytest

from actions import place_talk
from knowledge_base.facets import Facet
from knowledge_base.places.alone import became, is_place_alone
from knowledge_base.places.loading import load_places
from knowledge_base.service import KnowledgeBase
from tests.actions.conftest import RESIDENCE, TODAY
from tests.actions.test_dialogue import turn

PLACES = load_places()


@pytest.fixture
def kb(kb) -> KnowledgeBase:
    """The records of the other tests, with all places."""
    return KnowledgeBase(kb._store, kb._searcher, places=PLACES)


@pytest.mark.parametrize(
    "text",
    [
        *("tôi ở huyện Thanh Hà", "nhà tôi ở Thanh Hà, Hải Dương", "Đồng Hỷ", "quận 2"),
        *("dạ em ở thị trấn Văn Điển ạ", "o huyen dien chau nghe an", "Hải Dương"),
        "phường 12 quận Gò Vấp",
        *("Hà Nội thì sao", "thế ở Nghệ An thì bao nhiêu", "em ở huyện Thanh Hà thì nộp ở đâu"),
    ],
)
def test_a_place_with_courtesy_around_it_is_a_place_alone(text):
    assert is_place_alone(text, PLACES)


@pytest.mark.parametrize(
    "text",
    [
        *("quân nhân dự bị", "xã hội", "phường nào", "huyện cấp bìa đỏ", "ở nước ngoài"),
        *(
            "con ở với ông bà",
            "phường hẹn mai",
            "phương án 2",
            "thuộc hộ nghèo",
            "xã bắt nộp thêm",
        ),
    ],
)
def test_other_matters_are_no_place(text):
    assert not is_place_alone(text, PLACES)


def test_the_question_what_became_of_a_unit_is_found():
    assert became("huyện Đồng Hỷ giờ thuộc xã nào", PLACES) == "huyện Đồng Hỷ"
    assert became("đất này thuộc xã nào", PLACES) is None


def test_a_district_after_a_procedure_is_told_where_it_is_filed(kb):
    said = turn("tôi ở huyện Diễn Châu", "ask_payment", procedure=RESIDENCE)
    reply = place_talk.overhear(said, lambda: kb, TODAY)
    assert reply is not None
    assert (reply.procedure, reply.facet) == (RESIDENCE, Facet.WHERE)
    assert "không còn huyện" in reply.bubbles[-1].text


def test_a_name_of_two_is_asked(kb):
    reply = place_talk.overhear(turn("Thanh Hà", procedure=RESIDENCE), lambda: kb, TODAY)
    assert reply is not None
    assert len(reply.bubbles[0].buttons) == 2


def test_a_place_without_a_procedure_asks_which_and_is_kept(kb):
    reply = place_talk.overhear(turn("em ở Nghệ An"), lambda: kb, TODAY)
    assert reply is not None
    assert reply.bubbles[0].text == "Anh/chị cần làm giấy tờ gì ở đó?"
    assert reply.slots["province"]["name"] == "Nghệ An"


def test_a_former_province_is_told_with_the_present_one(kb):
    reply = place_talk.overhear(turn("Hải Dương giờ thuộc tỉnh nào"), lambda: kb, TODAY)
    assert reply is not None
    assert reply.bubbles[0].text.startswith("Hải Dương nay thuộc thành phố Hải Phòng")


def test_another_province_is_asked_the_same(kb):
    said = turn("còn Hà Nội thì sao", procedure=RESIDENCE, facet=Facet.FEE)
    reply = place_talk.overhear(said, lambda: kb, TODAY)
    assert reply is not None
    assert (reply.facet, reply.slots["province"]["name"]) == (Facet.FEE, "Hà Nội")


def test_a_province_asked_where_one_files_is_told_that_and_not_the_fee_that_waits(kb):
    waiting = {"asked": 1, "asking": RESIDENCE}
    said = turn("Hà Nội thì nộp ở đâu", procedure=RESIDENCE, facet=Facet.FEE, province=waiting)
    reply = place_talk.overhear(said, lambda: kb, TODAY)
    assert reply is not None
    assert (reply.facet, reply.slots["province"]["name"]) == (Facet.WHERE, "Hà Nội")


def test_a_name_of_two_without_a_procedure_is_told_with_both(kb):
    reply = place_talk.overhear(turn("tôi ở Thanh Hà thì nộp hồ sơ ở đâu"), lambda: kb, TODAY)
    assert reply is not None
    assert reply.outcome == "asked_procedure"
    assert "huyện Thanh Hà cũ" in reply.bubbles[0].text
    assert reply.bubbles[0].text.endswith("Anh/chị cần làm giấy tờ gì ở đó?")


def test_a_district_without_a_procedure_is_told_to_be_gone(kb):
    said = turn("em ở huyện Thanh Hà thì nộp hồ sơ ở đâu")
    reply = place_talk.overhear(said, lambda: kb, TODAY)
    assert reply is not None
    assert reply.bubbles[0].text.startswith("Từ 1/7/2025 không còn huyện")
    assert reply.slots["province"]["name"] == "Hải Phòng"
