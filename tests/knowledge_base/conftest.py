from __future__ import annotations

from datetime import date

import pytest

from knowledge_base.procedure import Procedure

TODAY = date(2026, 11, 23)


def record(**changes: object) -> Procedure:
    """An invented record of temporary residence, small enough to check in the head."""
    facts: dict[str, object] = {
        "code": "1.000001",
        "name": "Đăng ký tạm trú (mẫu thử)",
        "short_name": "Đăng ký tạm trú",
        "family": "temporary-residence",
        "differs_by": "đến ở nơi mới, chưa đăng ký lần nào",
        "ways": ["in_person", "online"],
        "online": {"level": "full", "evidence": "văn bản thử 1/10/2025"},
        "where": ["Công an xã, phường nơi tạm trú"],
        "cases": [
            {
                "id": "home",
                "ask": "Anh/chị ở nhà của mình hay nhà thuê?",
                "answers": [{"id": "own", "say": "Nhà mình"}, {"id": "rent", "say": "Nhà thuê"}],
            }
        ],
        "documents": [
            {"name": "Tờ khai thay đổi thông tin cư trú", "originals": 1, "form": "CT01"},
            {
                "name": "Hợp đồng thuê nhà",
                "copies": 1,
                "when": "ở nhà thuê",
                "only_if": {"home": ["rent"]},
            },
        ],
        "fees": [
            {
                "amount_vnd": 15000,
                "online_amount_vnd": 7000,
                "per": "lần",
                "set_by": "law",
                "basis": "thông tư thử",
            }
        ],
        "times": [{"amount": 3, "unit": "working_day"}],
        "results": ["Cập nhật nơi tạm trú"],
        "decision_no": "1/QĐ-THU",
        "source_url": "https://example.vn/1",
        "as_of": date(2026, 6, 10),
        "review_by": date(2027, 1, 31),
    }
    return Procedure.model_validate({**facts, **changes})


@pytest.fixture
def residence() -> Procedure:
    return record()
