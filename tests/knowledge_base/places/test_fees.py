"""A province's own rules on invented records; the shipped overlays on what their sources say."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge_base.places.fees import Local, depends_on_province, local, say_local
from knowledge_base.places.found import Place
from knowledge_base.places.loading import load_places
from knowledge_base.places.models import Overlay, Province
from tests.knowledge_base.conftest import TODAY, record

COUNCIL = [{"name": "Lệ phí thử", "set_by": "province"}]
PROVINCE = Province(name="Mẫu Một", kind="province", former=["Mẫu Hai"])


def rule(**changes: object) -> dict[str, object]:
    facts = {
        "areas": ["Mẫu Một", "Mẫu Hai"], "fees": "council", "channel": "online", "rate": 0,
        "resolution": "NQ 1/2026", "valid_from": date(2026, 1, 1), "source": "công báo thử",
    }  # fmt: skip
    return {**facts, **changes}


def said(*rules: dict[str, object], area: str | None = None, **changes: object) -> list[str]:
    """What is said of an invented record in an invented province with ``rules``."""
    overlay = Overlay(province="Mẫu Một", rules=list(rules)) if rules else None
    where = Local(Place("Mẫu Một", area), PROVINCE, overlay)
    procedure = record(**{"fees": COUNCIL, **changes})
    return say_local(procedure, procedure.fees, where, TODAY)


def test_a_rule_is_said_with_its_resolution_and_the_hedge_for_the_counter():
    assert said(rule()) == [
        "Ở tỉnh Mẫu Một: phí, lệ phí do HĐND quy định là **0 đồng** khi nộp trên mạng, "
        "từ 1/1/2026 (NQ 1/2026).",
        "Nộp trực tiếp thì theo mức của tỉnh, tôi chưa có số liệu; hỏi nơi nhận trước khi đi.",
    ]


HEDGE = ["Mức của tỉnh Mẫu Một tôi chưa có số liệu; hỏi nơi nhận trước khi đi."]


@pytest.mark.parametrize(
    ("rules", "changes"),
    [
        ([], {}),
        ([rule(valid_from=date(2027, 1, 1))], {}),
        ([rule(valid_until=date(2026, 10, 31))], {}),
        ([rule(levels=["full"])], {"online": {"level": "partial", "evidence": "thử"}}),
        ([rule()], {"ways": ["in_person"]}),
        ([rule(procedures=["1.999999"])], {}),
        ([rule(agencies=["sở"])], {"agency": "Công an cấp xã"}),
        ([rule(except_for=["thẩm định"])],
         {"fees": [{"name": "Phí thẩm định", "set_by": "province"}]}),
    ],
)  # fmt: skip
def test_a_rule_that_does_not_hold_leaves_the_hedge(rules, changes):
    assert said(*rules, **changes) == HEDGE


def test_a_rule_of_one_former_province_is_not_said_of_the_other():
    only_two = rule(areas=["Mẫu Hai"])
    assert said(only_two, area="Mẫu Hai")[0].startswith("Ở Mẫu Hai (nay thuộc tỉnh Mẫu Một): ")
    assert said(only_two)[0].startswith("Ở vùng Mẫu Hai cũ của tỉnh Mẫu Một: ")
    assert said(rule(areas=["Mẫu Một"]), area="Mẫu Hai") == [
        "Mức của Mẫu Hai (nay thuộc tỉnh Mẫu Một) tôi chưa có số liệu; hỏi nơi nhận trước khi đi."
    ]


def test_a_doubt_is_said_with_its_rule():
    assert (
        "Chưa chắc: chưa thấy toàn văn; hỏi nơi nhận" in said(rule(doubt="chưa thấy toàn văn"))[0]
    )


def test_a_fee_of_the_ministry_is_touched_only_by_a_rule_about_those():
    law = {"fees": [{"amount_vnd": 10000, "set_by": "law", "basis": "thử"}]}
    assert said(rule(), **law) == []
    paid = said(rule(fees="ministry", paid_by="tỉnh trả thay"), **law)
    assert paid == [
        "Ở tỉnh Mẫu Một: phí, lệ phí do Bộ Tài chính quy định là **0 đồng** khi nộp trên mạng, "
        "tỉnh trả thay, từ 1/1/2026 (NQ 1/2026)."
    ]


@pytest.mark.parametrize(
    ("fees", "depends"),
    [
        (COUNCIL, True),
        ([{"amount_vnd": 10000, "set_by": "law", "basis": "thử"}], False),
        ([{"amount_vnd": 0, "set_by": "province", "basis": "thử"}], False),
        ([], False),
    ],
)
def test_the_province_matters_only_where_its_council_sets_the_amount(fees, depends):
    assert depends_on_province(record(fees=fees).fees) is depends


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("Hà Nội"), "từ 1/1/2026 (NQ 77/2025/NQ-HĐND), trừ phí thẩm định hồ sơ."),
        (Place("Nghệ An"), "từ 21/7/2025 (NQ 09/2025/NQ-HĐND)"),
        (Place("Huế"), "(NQ 17/2025/NQ-HĐND)"),
        (Place("Đắk Lắk"), "vùng Đắk Lắk cũ của tỉnh Đắk Lắk"),
        (Place("Hưng Yên"), "khi nộp trên mạng toàn trình (NQ 715/2025/NQ-HĐND)"),
        (Place("Lâm Đồng", "Bình Thuận"), "Ở Bình Thuận (nay thuộc tỉnh Lâm Đồng): "),
        (Place("Hưng Yên", "Thái Bình"), "tôi chưa có số liệu"),
        (Place("Cà Mau"), "Mức của tỉnh Cà Mau tôi chưa có số liệu"),
    ],
)  # fmt: skip
def test_the_shipped_rules_are_said_in_their_province(place, words):
    procedure = record(fees=COUNCIL)
    where = local(load_places(), place)
    assert where is not None
    assert words in say_local(procedure, procedure.fees, where, TODAY)[0]
