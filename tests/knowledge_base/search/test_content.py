from __future__ import annotations

from knowledge_base.evaluation.content import STAGES, by_words, catalogue_at, compare
from knowledge_base.evaluation.questions import Labelled
from knowledge_base.procedure import Procedure
from tests.knowledge_base.conftest import record
from tests.knowledge_base.search.conftest import FirstStageOnly, LetterEncoder, imported

NATIONAL = [imported("1.000001", "Đăng ký tạm trú"), imported("1.000002", "Khai báo tạm vắng")]


def curated() -> list[Procedure]:
    return [
        record(
            name="Đăng ký tạm trú",
            short_name="Khai ở trọ",
            aliases=["làm sổ tạm trú"],
            situations=["mới thuê phòng"],
        )
    ]


def test_each_stage_keeps_more_of_what_was_written_by_hand():
    spoken = [
        (p.short_name, p.aliases, p.situations)
        for stage in STAGES
        for p in [catalogue_at(stage, NATIONAL, curated()).get("1.000001")]
    ]
    assert spoken == [
        ("Đăng ký tạm trú", [], []),
        ("Đăng ký tạm trú", [], []),
        ("Khai ở trọ", ["làm sổ tạm trú"], []),
        ("Khai ở trọ", ["làm sổ tạm trú"], ["mới thuê phòng"]),
    ]


def test_by_words_alone_a_situation_is_found_only_where_it_stands():
    portal, *_, shipped = (catalogue_at(stage, NATIONAL, curated()) for stage in STAGES)
    assert by_words(portal)("mới thuê phòng") == []
    assert by_words(shipped)("mới thuê phòng") == ["1.000001"]


def test_the_table_has_a_line_for_each_stage_and_shares_to_count_by_hand():
    asked = {"two": [Labelled("a", "mới thuê phòng", ("1.000001",)),
                     Labelled("b", "khai báo tạm vắng", ("1.000002",))]}  # fmt: skip
    lines = list(compare(NATIONAL, curated(), asked, LetterEncoder(), FirstStageOnly()))
    assert [line.words[0].value for line in lines] == [0.5, 0.5, 0.5, 1.0]
    assert str(lines[0]).startswith("| the portal's records alone | two (2) | 0.500 ")


def test_without_imported_records_the_first_stage_is_left_out():
    asked = {"one": [Labelled("a", "tạm trú", ("1.000001",))]}
    lines = list(compare([], curated(), asked, LetterEncoder(), FirstStageOnly()))
    assert len(lines) == len(STAGES) - 1
