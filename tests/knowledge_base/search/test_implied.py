"""What two things said apart mean together."""

from __future__ import annotations

import pytest

from knowledge_base.search.implied import implied

YOUNG = "cap the can cuoc cho nguoi duoi 14 tuoi"
FOREIGN = "doi giay phep lai xe cua nuoc ngoai cap"


@pytest.mark.parametrize(
    ("question", "means"),
    [
        ("con tôi 8 tuổi làm căn cước", [YOUNG]),
        ("con toi 13 tuoi lam can cuoc", [YOUNG]),
        ("căn cước cho bé 5 tháng tuổi", [YOUNG]),
        ("cháu 14 tuổi làm căn cước", []),
        ("con 8 tuổi làm hộ chiếu", []),
        ("làm căn cước", []),
        ("bằng lái hàn đổi sang bằng việt nam", [FOREIGN]),
        ("giấy phép lái xe của mỹ", [FOREIGN]),
        ("bang lai xe o nuoc ngoai", [FOREIGN]),
        ("bằng lái hạn đến mai", []),
        ("bang lai han den mai", []),
    ],
)
def test_what_stands_between_the_lines(question, means):
    assert implied(question) == means
