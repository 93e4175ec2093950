from __future__ import annotations

from datetime import date

import pytest

from knowledge_base.life_events import LifeEvent
from knowledge_base.search.hits import Hit
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.knowledge_base.conftest import record

TODAY = date(2026, 11, 23)
RESIDENCE, REISSUE, CHANGE, MARRIAGE = "1.000001", "1.000002", "1.000003", "1.000004"


class FakeSearch:
    """Knows the hits of the questions it was told, and refuses any other."""

    def __init__(self, hits: dict[str, list[Hit]]) -> None:
        self._hits = hits

    def search(self, question: str, k: int = 10) -> list[Hit]:
        return self._hits[question][:k]


@pytest.fixture
def kb() -> KnowledgeBase:
    """Four records, and the hits of the questions used in these tests."""
    plain = {"cases": [], "documents": [{"name": "Tờ khai", "form": "M1"}]}
    store = ProcedureStore(
        [
            record(),
            record(
                code=REISSUE,
                name="Cấp lại thẻ",
                short_name="Cấp lại thẻ căn cước",
                family="id-card",
                differs_by="thẻ bị mất",
                **plain,
            ),
            record(
                code=CHANGE,
                name="Cấp đổi thẻ",
                short_name="Cấp đổi thẻ căn cước",
                family="id-card",
                differs_by="thẻ hết hạn",
                **plain,
            ),
            record(
                code=MARRIAGE,
                name="Kết hôn",
                short_name="Đăng ký kết hôn",
                family=None,
                differs_by=None,
                **plain,
            ),
        ]
    )
    both = [Hit(REISSUE, 0.48), Hit(CHANGE, 0.47)]
    hits = {
        "đăng ký tạm trú cần giấy tờ gì": [Hit(RESIDENCE, 0.97)],
        "đăng ký tạm trú mất bao nhiêu tiền": [Hit(RESIDENCE, 0.97)],
        "đăng ký kết hôn": [Hit(MARRIAGE, 0.97)],
        "à không, ý em là đăng ký kết hôn": [Hit(MARRIAGE, 0.97)],
        "làm lại căn cước": both,
        "thẻ bị mất": both,
        "sửa căn cước": [Hit(CHANGE, 0.5), Hit(REISSUE, 0.2)],
        "giấy phép mở karaoke": [],
        "kèo tối nay sao": [],
        "nhà tôi một người đứng tên thôi": [],
        "à mà người yêu em quốc tịch Hàn thì sao": [],
        "quay lại cái trước": [],
        "à quên, thẻ của em mất rồi": [],
        "Cấp đổi thẻ căn cước à quên, thẻ của em mất rồi": [Hit(REISSUE, 0.9)],
        "tiệm hủ tíu": [Hit(MARRIAGE, 0.0)],
        "Cấp đổi thẻ căn cước tiệm hủ tíu": [Hit(CHANGE, 0.9)],
        "thế bị mất thì sao": both,
        "cho em hỏi kết hôn thì nộp ở đâu, bao lâu xong": [Hit(MARRIAGE, 0.97)],
    }
    event = LifeEvent(
        id="moving",
        patterns=[r"\bmoi chuyen tro\b"],
        opening="Đến chỗ ở mới:",
        steps=[
            {"code": RESIDENCE, "say": "Đăng ký tạm trú trước"},
            {"code": CHANGE, "say": "Rồi đổi căn cước nếu cần"},
        ],
    )
    return KnowledgeBase(store, FakeSearch(hits), events=[event])
