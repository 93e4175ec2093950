from __future__ import annotations

from datetime import date

import pytest

from knowledge_base.importers import fees, times
from knowledge_base.importers.compiling import compile_record, say_basis
from knowledge_base.importers.names import online_level, shorten
from knowledge_base.importers.notes import CUT_OFF
from knowledge_base.importers.portal_json import CASE_UNIT, read_object
from knowledge_base.importers.portal_page import read_page
from knowledge_base.importers.published import PublishedFee, PublishedMethod
from knowledge_base.procedure import (
    FeeSetBy,
    FilingWay,
    Layer,
    OnlineLevel,
    Procedure,
    TimeUnit,
)
from tests.knowledge_base.importers.invented import PAPERS, page, portal_object

DIRECT = FilingWay.IN_PERSON


def judged(value: float | None, note: str = "", currency: str = "VND", description: str = ""):
    fee = PublishedFee(value, currency, note)
    return list(fees.judge_fees(PublishedMethod(DIRECT, fees=(fee,), description=description)))


def timed(amount: float | None, unit: TimeUnit | None, description: str = "", words: str = ""):
    method = PublishedMethod(DIRECT, amount, unit, words, description=description)
    return list(times.judge_time(method, None))


def compiled(**changed: str) -> Procedure:
    return compile_record(read_page(page(**changed)), as_of=date(2026, 6, 10))


@pytest.mark.parametrize(
    ("value", "note", "currency", "amount", "doubt"),
    [
        (0, "", "VND", None, fees.NO_FEE_LISTED),
        (0, "Theo Thông tư gió", "VND", None, fees.SEE_NOTE),
        (0, "Không có.", "VND", None, fees.NO_FEE_NOTED),
        (0, "Không thu phí, lệ phí", "VND", None, fees.NO_FEE_NOTED),
        (0, "Chưa quy định", "VND", None, fees.NO_FEE_NOTED),
        (0, "- Miễn lệ phí (Thông tư số 47/2019/TT-BTC);", "VND", None, fees.NO_FEE_NOTED),
        (0, "Miễn lệ phí (hộ nghèo)", "VND", None, fees.SEE_NOTE),
        (0, "Không quá 5.000 đồng", "VND", None, fees.SEE_NOTE),
        (135, "135.000 đồng", "VND", None, fees.TOO_SMALL),
        (155, "155 USD", "VND", None, fees.TOO_SMALL),
        (155, "", "USD", None, fees.IN_DOLLARS),
        (150_000, "do Hội đồng nhân dân tỉnh quyết định", "VND", None, fees.BY_PROVINCE),
        (20_000, "20.000 đồng; mất thẻ: 40.000 đồng", "VND", 20_000, fees.OTHER_AMOUNTS),
        (20_000, "giảm 50% đến hết năm", "VND", 20_000, fees.CHANGES),
        (20_000, "", "VND", 20_000, None),
    ],
)
def test_a_fee_is_an_amount_only_where_it_is_sure(value, note, currency, amount, doubt):
    [fee] = judged(value, note, currency)
    assert (fee.amount_vnd, fee.doubt) == (amount, doubt)


def test_a_doubtful_fee_is_quoted_with_its_remark():
    [fee] = judged(155, "155 USD/thẻ")
    assert fee.quote == "155 đồng (155 USD/thẻ)"


def test_a_fee_that_the_province_sets_says_so_even_when_the_portal_prints_0():
    [fee] = judged(0, "Mức lệ phí do Hội đồng nhân dân cấp tỉnh quyết định")
    assert fee.set_by is FeeSetBy.PROVINCE


def test_an_empty_fee_column_gives_no_fee_unless_the_description_speaks_of_one():
    assert judged(None, description="Nộp tại quầy") == []
    [fee] = judged(None, description="Lệ phí 5.000 đồng")
    assert (fee.amount_vnd, fee.doubt, fee.quote) == (None, fees.IN_TEXT, "Lệ phí 5.000 đồng")


def test_a_description_of_the_way_is_no_remark_on_the_fee():
    [fee] = judged(0, description="Trả kết quả trong 3 ngày")
    assert (fee.doubt, fee.quote) == (fees.NO_FEE_LISTED, "Miễn phí")


@pytest.mark.parametrize(
    ("note", "per", "condition"),
    [
        ("70.000 đồng/thẻ", "thẻ", None),
        ("/hồ sơ (Thông tư gió)", "hồ sơ", "Thông tư gió"),
        ("đồng/lần (cấp mới)", "lần", "cấp mới"),
        ("Phí thả diều", None, "Phí thả diều"),
    ],
)
def test_what_a_fee_is_for_is_told_from_its_case(note, per, condition):
    [fee] = judged(70_000, note)
    assert (fee.per, fee.condition) == (per, condition)


@pytest.mark.parametrize(
    ("amount", "unit", "description", "words", "doubt"),
    [
        (3, TimeUnit.DAY, "", "", None),
        (3, TimeUnit.DAY, "Trong 03 ngày từ khi nhận", "", None),
        (3, TimeUnit.DAY, "Trong thời hạn 15 ngày", "", times.OTHER_TIMES),
        (1, None, "", "", times.NO_UNIT),
        (0, None, "", "", times.ZERO),
        (None, None, "", "Không quy định", times.NOT_A_TIME),
        (None, None, "Trong thời hạn 15 ngày", "", times.IN_TEXT),
    ],
)
def test_a_time_is_marked_where_it_is_doubtful(amount, unit, description, words, doubt):
    [time] = timed(amount, unit, description, words)
    assert time.doubt == doubt
    assert doubt is None or time.quote


def test_a_time_that_is_nowhere_is_no_time():
    assert timed(None, None, "Nộp tại quầy") == []


def test_a_bare_number_takes_its_unit_from_the_portals_own_list_of_cases():
    record = compile_record(read_object(portal_object()), as_of=date(2026, 6, 10))
    assert (record.times[0].amount, record.times[0].unit) == (1, TimeUnit.WORKING_DAY)
    assert record.times[0].doubt is None
    assert CASE_UNIT in record.import_notes


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Thủ tục đăng ký diều", "Đăng ký diều"),
        ("Cấp thẻ diều (thực hiện tại cấp xã)", "Cấp thẻ diều (cấp xã)"),
        ("Cấp thẻ diều (cấp Tỉnh)", "Cấp thẻ diều (cấp tỉnh)"),
        ("Thủ tục hải quan đối với diều", "Thủ tục hải quan đối với diều"),
        ("Cấp thẻ có yếu tố nước ngoài.", "Cấp thẻ có yếu tố nước ngoài"),
    ],
)
def test_a_short_name_keeps_what_tells_siblings_apart(name, short):
    assert shorten(name) == short


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Cấp thẻ bằng dịch vụ công trực tuyến toàn trình", OnlineLevel.FULL),
        ("Cấp thẻ bằng dịch vụ công trực tuyến một phần hoặc trực tiếp", OnlineLevel.PARTIAL),
        ("Cấp lại một phần thẻ", OnlineLevel.UNKNOWN),
        ("Cấp thẻ", OnlineLevel.UNKNOWN),
    ],
)
def test_only_the_name_says_how_much_is_done_online(name, level):
    assert online_level(name) is level


def test_an_online_row_makes_a_way_and_no_level():
    record = compiled()
    assert record.ways == [FilingWay.ONLINE, FilingWay.IN_PERSON]
    assert record.online.level is OnlineLevel.UNKNOWN


def test_a_record_is_marked_as_imported_with_source_and_date():
    record = compiled()
    assert (record.layer, record.as_of) == (Layer.IMPORTED, date(2026, 6, 10))
    assert record.source_url == "https://example.vn/thu-tuc/1"
    assert record.short_name == "Cấp thẻ thả diều (cấp xã)"
    assert record.aliases == []


def test_the_record_says_what_was_done_with_each_hazard():
    record = compiled(
        methods="Trực tiếp120 VNĐ(20.000 đồng)",
        papers=f"--{PAPERS}Đơn1 bản chínhPhải có mặt.0 bản chính",
    )
    assert record.import_notes == [
        f"Phí: {fees.TOO_SMALL} (1 dòng).",
        f"Thời gian: {times.NO_UNIT} (1 dòng).",
        "Phí và thời gian: nguồn viết liền hai con số, đã tách theo ghi chú.",
        "Hồ sơ: 1 dòng là lưu ý, đã tách khỏi giấy tờ.",
    ]


def test_how_to_file_is_told_among_the_steps():
    record = compiled(methods="Trực tiếp1 NgàyMiễn phíNộp tại quầy số 2")
    assert record.steps.as_published[-1] == "Nộp trực tiếp: Nộp tại quầy số 2"


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Về gió", "1/2031/NĐ-CP", "Về gió (1/2031/NĐ-CP)"),
        ("Nghị định 1/2031/NĐ-CP", "1/2031/NĐ-CP", "Nghị định 1/2031/NĐ-CP"),
        ("Luật", "Luật 4/2031/QH19", "Luật 4/2031/QH19"),
    ],
)
def test_a_legal_basis_names_its_number_once(name, code, said):
    assert say_basis(name, code) == said


def test_a_long_remark_that_ends_in_mid_sentence_is_noted_as_cut_off():
    note = "mức thu " * 60 + "của cơ sở"
    assert CUT_OFF in compiled(methods=f"Trực tiếp1 Ngày8,000 VNĐ({note})").import_notes
