from __future__ import annotations

import pytest

from actions.replies import say
from actions.tact import quiet
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.actions.conftest import FakeSearch
from tests.knowledge_base.conftest import record


@pytest.mark.parametrize(
    ("name", "afterwards"),
    [
        ("Đăng ký khai tử", "quiet"),
        ("Hỗ trợ chi phí mai táng", "quiet"),
        ("Hỗ trợ nạn nhân bạo lực gia đình", "quiet"),
        ("Giải quyết khiếu nại lần đầu", "quiet"),
        ("Đăng ký tạm trú", None),
        ("Cấp bản sao trích lục hộ tịch", None),
    ],
)
def test_nothing_is_asked_after_what_one_has_cares_with(name, afterwards):
    kb = KnowledgeBase(ProcedureStore([record(name=name)]), FakeSearch({}))
    reply = say("answered", "…")
    about = type(reply)(reply.outcome, reply.bubbles, procedure="1.000001")
    assert quiet(about, lambda: kb).afterwards == afterwards


def test_nothing_is_asked_after_condolences():
    kb = KnowledgeBase(ProcedureStore([]), FakeSearch({}))
    told = quiet(say("answered", "Xin chia buồn cùng gia đình anh/chị."), lambda: kb)
    assert told.afterwards == "quiet"
