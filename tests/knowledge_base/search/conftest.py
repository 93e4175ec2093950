from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from knowledge_base.procedure import Procedure
from knowledge_base.search.encoders import Vectors, unit_rows
from knowledge_base.search.rerank import Chances
from knowledge_base.text import fold
from tests.knowledge_base.conftest import record


def imported(code: str, name: str, **changes: object) -> Procedure:
    """A record as the importer makes it: no aliases, no family."""
    facts: dict[str, object] = {
        "layer": "imported",
        "family": None,
        "differs_by": None,
        "documents": [],
        "where": [],
        "cases": [],
    }
    return record(**{**facts, "code": code, "name": name, "short_name": name, **changes})


class LetterEncoder:
    """Counts the 26 letters: texts of the same letters are equal, no model needed."""

    def __init__(self, number: int = 1) -> None:
        self._number = number

    @property
    def id(self) -> str:
        return f"letters:{self._number}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = [[fold(text).count(chr(97 + i)) for i in range(26)] for text in texts]
        return unit_rows(np.array(rows, dtype=np.float32))


class FirstStageOnly:
    """Chances from the first stage alone: the best candidate gets the most."""

    def chances(self, features: Vectors) -> Chances:
        from knowledge_base.search.features import NAMES

        weights = np.exp(5 * features[:, NAMES.index("first below best")])
        return Chances((weights / weights.sum()).astype(np.float32), 0.0)


@pytest.fixture
def catalogue() -> list[Procedure]:
    """Five procedures: two twins at two levels, two siblings, one of another kind."""
    return [
        imported("1.000001", "Đăng ký tạm trú", usage_weight=900, levels=["commune"]),
        imported("1.000002", "Gia hạn tạm trú", usage_weight=100, levels=["commune"]),
        imported(
            "1.000003",
            "Cấp hộ chiếu phổ thông ở trong nước (thực hiện tại cấp tỉnh)",
            levels=["province"],
        ),
        imported(
            "1.000004",
            "Cấp hộ chiếu phổ thông ở trong nước (thực hiện tại cấp trung ương)",
            levels=["ministry"],
        ),
        imported(
            "1.000005", "Đổi giấy phép lái xe", aliases=["đổi bằng lái"], levels=["province"]
        ),
    ]
