"""Curated records against the portal's, on invented records small enough to check in the head."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from knowledge_base.cli import cli
from knowledge_base.importers.national import load_national, save_national
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.sources_check.cli import describe
from knowledge_base.sources_check.comparing import Difference, check_sources, compare
from knowledge_base.store import load_curated
from tests.knowledge_base.conftest import record

FORM = {"name": "Tờ khai thay đổi thông tin cư trú (Mẫu CT01)", "originals": 1, "form": "CT01"}
LEASE = {"name": "Bản sao hợp đồng thuê nhà của người đăng ký tạm trú", "copies": 1}
PUBLISHED = {
    "layer": "imported",
    "cases": [],
    "documents": [FORM, LEASE],
    "fees": [{"amount_vnd": 7000, "way": "online"}, {"amount_vnd": 15000, "way": "in_person"}],
    "agency": "Công an cấp Xã",
}


def told(ours: dict[str, object], theirs: dict[str, object]) -> list[tuple[str, str]]:
    """The differences of a record changed by ``ours`` from the portal's changed by ``theirs``."""
    mine = record(**{"agency": "Công an cấp xã", **ours})
    return [(d.field, d.told) for d in compare(mine, record(**{**PUBLISHED, **theirs}))]


def test_records_that_agree_have_no_difference():
    assert told({}, {}) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "field", "line"),
    [
        ({"documents": [FORM], "cases": []}, {}, "documents",
         "only on the portal: Bản sao hợp đồng thuê nhà của người đăng ký tạm trú"),
        ({}, {"documents": [FORM]}, "documents", "only in our record: Hợp đồng thuê nhà"),
        ({}, {"documents": [FORM, {**LEASE, "copies": 2}]}, "copies",
         "Hợp đồng thuê nhà: 0 originals and 1 copies, on the portal 0 originals and 2 copies"),
        ({"fees": [{"amount_vnd": 15000}]}, {}, "fee",
         "the portal has 7,000 đồng, the record does not"),
        ({}, {"fees": [{"amount_vnd": 15000}]}, "fee", "7,000 đồng is not on the portal"),
        ({"fees": [{"set_by": "province"}]}, {"fees": [{"quote": "Miễn phí"}]}, "fee",
         "the record leaves the amount to the province, the portal does not"),
        ({"fees": []}, {"fees": [{"set_by": "province"}]}, "fee",
         "the portal leaves the amount to the province, the record does not"),
        ({"fees": []}, {"fees": [{"doubt": "0", "quote": "Lệ phí 10.000 đồng"}]}, "fee",
         "the portal's remark names 10,000 đồng"),
        ({"times": [{"amount": 5, "unit": "working_day"}]}, {}, "time",
         "5 working_day is not on the portal"),
        ({}, {"times": [{"amount": 3, "unit": "day"}]}, "time",
         "3 working_day is not on the portal"),
        ({}, {"times": [{"amount": 3, "doubt": "không ghi đơn vị"}]}, "time",
         "3 working_day: the portal prints 3 without a unit"),
        ({"agency": "Sở Tư pháp"}, {}, "agency",
         "so tu phap is not on the portal, which names Công an cấp Xã"),
    ],
)  # fmt: skip
def test_each_kind_of_difference_is_a_sentence(ours, theirs, field, line):
    assert (field, line) in told(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"agency": "Ủy ban nhân dân cấp xã"}, {"agency": "UBND xã, phường, thị trấn."}),
        ({"agency": "Bảo hiểm xã hội cấp tỉnh"}, {"agency": "Bảo hiểm xã hội cấp huyện"}),
        ({"agency": "Phòng Quản lý xuất nhập cảnh, Công an cấp tỉnh"},
         {"agency": "Công an tỉnh"}),
        ({"agency": "Cục Quản lý xuất nhập cảnh (Bộ Công an)"},
         {"agency": "Cục quản lý xuất nhập cảnh"}),
        ({"fees": [{"amount_vnd": 0}]}, {"fees": [{"doubt": "0", "quote": "Miễn phí"}]}),
        ({"times": [{"amount": 3, "unit": "working_day"}, {"amount": 7, "unit": "day"}]},
         {"times": [{"amount": 3, "unit": "working_day", "quote": "xác minh: 07 ngày"}]}),
        ({}, {"documents": [FORM, LEASE, {"name": "Bản chụp phải rõ nét", "group": "Lưu ý:"}]}),
        ({}, {"documents": [FORM, LEASE, FORM]}),
    ],
)  # fmt: skip
def test_what_only_looks_different_is_no_difference(ours, theirs):
    assert told(ours, theirs) == []


def test_a_difference_that_the_record_explains_is_accepted():
    why = "Điều 1 của thông tư thử đã bỏ mức 7.000 đồng"
    mine = record(agency="Công an cấp xã", explained=[{"field": "fee", "why": why}])
    published = record(**{**PUBLISHED, "fees": [{"amount_vnd": 15000}]})
    findings = check_sources([mine], {mine.code: published})
    assert findings.open == []
    assert findings.differences == [
        Difference(mine.code, "fee", "7,000 đồng is not on the portal", why)
    ]


def test_an_explanation_on_more_than_five_records_is_a_fault():
    why = [{"field": "fee", "why": "cùng một lời giải thích"}]
    same = [
        record(code=f"1.00000{n}", explained=why, source_title="Báo thử, ngày 1/6/2026")
        for n in range(6)
    ]
    assert check_sources(same, {}).faults == [
        "explained: one text stands on 6 records: cùng một lời giải thích"
    ]
    assert check_sources(same[:5], {}).faults == []


def test_a_record_that_the_portal_lacks_is_listed_with_its_own_source():
    named = record(source_title="Báo thử, ngày 1/6/2026")
    findings = check_sources([named, record(code="1.000002")], {})
    assert [fault[:8] for fault in findings.faults] == ["1.000002"]
    assert (
        "  1.000001 Đăng ký tạm trú: Báo thử, ngày 1/6/2026, 2026-06-10, https://example.vn/1"
        in describe(findings)
    )


def test_the_command_counts_what_is_open_and_fails(tmp_path, monkeypatch):
    ours = tmp_path / "records"
    ours.mkdir()
    text = record(fees=[{"amount_vnd": 9000}]).model_dump_json(exclude_defaults=True)
    (ours / "1.000001.yml").write_text(text, encoding="utf-8")  # JSON is YAML
    monkeypatch.setenv("KB_PROCEDURES_DIR", str(ours))
    save_national(tmp_path / "national.json", [record(**PUBLISHED)])
    done = CliRunner().invoke(cli, ["check-sources", "--national", f"{tmp_path}/national.json"])
    assert done.exit_code == 1
    assert "1.000001 fee: 9,000 đồng is not on the portal" in done.output
    assert "to mend, or to explain in the record" in done.output


def test_without_a_national_catalogue_the_command_says_how_to_import(tmp_path):
    done = CliRunner().invoke(cli, ["check-sources", "--national", f"{tmp_path}/none.json"])
    assert done.exit_code == 1
    assert "python -m knowledge_base import" in done.output


def test_the_shipped_records_agree_with_the_portal_or_say_why_not():
    settings = KnowledgeBaseSettings()
    path = settings.data_dir / "national.json"
    if not path.exists():
        pytest.skip(f"{path} is not compiled; docs/import.md says how")
    published = {procedure.code: procedure for procedure in load_national(path)}
    findings = check_sources(load_curated(settings.procedures_dir), published)
    assert [*findings.open, *findings.faults] == []
