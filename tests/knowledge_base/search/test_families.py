from __future__ import annotations

from knowledge_base.procedure import Procedure
from knowledge_base.search.families import (
    differences,
    find_families,
    find_twins,
    lowest_level,
    take_apart,
)
from tests.knowledge_base.conftest import record
from tests.knowledge_base.search.conftest import imported


def test_level_and_authority_are_no_part_of_the_bare_name() -> None:
    name = take_apart("Thủ tục cấp hộ chiếu phổ thông ở trong nước (thực hiện tại cấp tỉnh)")
    assert name.bare == "cap ho chieu pho thong o trong nuoc"


def test_first_issue_and_renewal_have_one_core() -> None:
    first, renewed = take_apart("Cấp giấy phép lái xe"), take_apart("Đổi giấy phép lái xe")
    assert first.core == renewed.core == "giay phep lai xe"


def test_siblings_share_a_family_and_others_have_none(catalogue: list[Procedure]) -> None:
    families = find_families(catalogue)
    assert families["1.000001"] == families["1.000002"]
    assert families["1.000003"] == families["1.000004"]
    assert "1.000005" not in families


def test_imported_look_alikes_join_a_curated_family() -> None:
    curated = record(code="1.000009", name="Đăng ký tạm trú", family="temporary-residence")
    families = find_families([curated, imported("1.000002", "Gia hạn tạm trú")])
    assert families == dict.fromkeys(["1.000009", "1.000002"], "temporary-residence")


def test_the_usual_twin_is_at_the_lowest_level(catalogue: list[Procedure]) -> None:
    twins = find_twins(catalogue)
    assert twins["1.000004"] == "1.000003"
    assert twins["1.000001"] == "1.000001"


def test_a_curated_twin_is_the_usual_one() -> None:
    name = "Cấp hộ chiếu phổ thông ở trong nước"
    curated = record(code="1.000008", name=f"{name} (thực hiện tại cấp tỉnh)", levels=["province"])
    commune = imported("1.000007", f"{name} (thực hiện tại cấp xã)", levels=["commune"])
    assert find_twins([commune, curated])["1.000007"] == "1.000008"


def test_the_twin_at_the_level_said_is_the_usual_one(catalogue: list[Procedure]) -> None:
    assert find_twins(catalogue, level=2)["1.000003"] == "1.000004"
    assert find_twins(catalogue, level=0)["1.000004"] == "1.000003"  # none in the commune


def test_a_record_of_an_abolished_district_is_the_last_of_its_twins() -> None:
    name = "Trình báo mất thẻ"
    levels = {"1.000006": "huyện", "1.000007": "xã", "1.000008": "tỉnh"}
    three = [
        imported(code, f"{name} (thực hiện tại cấp {level})", levels=["commune"])
        for code, level in levels.items()
    ]
    assert find_twins(three) == dict.fromkeys(levels, "1.000007")


def test_equal_names_at_one_level_are_two_procedures() -> None:
    pair = [
        imported("1.000001", "Thẩm định hồ sơ", levels=["province"]),
        imported("1.000002", "Thẩm định hồ sơ", levels=["province"]),
    ]
    assert find_twins(pair)["1.000002"] == "1.000002"


def test_the_level_in_the_name_counts_before_the_list() -> None:
    both = imported(
        "1.000001", "Khóa thẻ (thực hiện tại cấp tỉnh)", levels=["ministry", "commune"]
    )
    assert lowest_level(both) == 1


def test_twins_differ_by_level_and_siblings_by_their_own_words(
    catalogue: list[Procedure],
) -> None:
    by_level = differences(catalogue[2:4])
    assert by_level["1.000003"] == "làm ở cấp tỉnh"
    by_words = differences(catalogue[:2])
    assert by_words == {"1.000001": "Đăng ký", "1.000002": "Gia hạn"}
