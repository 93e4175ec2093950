"""A procedure's code is enough to say what is meant."""

from __future__ import annotations

import pytest

from actions import by_code
from knowledge_base.facets import Facet
from tests.actions.conftest import RESIDENCE, TODAY
from tests.actions.test_dialogue import turn


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.004873", "1.004873"),
        ("thành phần hồ sơ 1.004873", "1.004873"),
        ("mã 1004873 cần gì", "1.004873"),
        ("1. 004873", "1.004873"),
        ("phí 1004873 đồng", None),
        ("H56.14-240823-0001", None),
        ("1.0048731", None),
        ("000.00.04.H51-200221-0001", None),
    ],
)
def test_a_code_is_read_however_it_is_typed(text, code):
    assert by_code.code_in(text) == code


def test_a_code_alone_is_told_in_short(kb):
    reply = by_code.overhear(turn(RESIDENCE, "ask_dossier_status"), lambda: kb, TODAY)
    assert reply is not None
    assert (reply.outcome, reply.procedure, reply.facet) == (
        "answered",
        RESIDENCE,
        Facet.OVERVIEW,
    )


def test_what_is_asked_about_a_code_is_answered(kb):
    said = turn(f"thành phần hồ sơ {RESIDENCE}", "ask_dossier_status")
    reply = by_code.overhear(said, lambda: kb, TODAY)
    assert reply is not None
    assert (reply.procedure, reply.facet) == (RESIDENCE, Facet.DOCUMENTS)


def test_a_code_that_nobody_holds_is_said_to_be_missing(kb):
    reply = by_code.overhear(turn("mã 9.999999 cần giấy tờ gì"), lambda: kb, TODAY)
    assert reply is not None
    assert reply.outcome == "not_covered"


def test_words_without_a_code_are_for_others(kb):
    assert by_code.overhear(turn("đăng ký tạm trú"), lambda: kb, TODAY) is None
