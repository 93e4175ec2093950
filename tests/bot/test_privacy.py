from __future__ import annotations

import random
import time

import pytest

from bot.privacy import mask
from bot.text import normalise

PERSONAL = [
    ("cccd 001099000001", "cccd [CCCD]"),
    ("căn cước 001 099 000 001 ạ", "căn cước [CCCD] ạ"),
    ("001.099.000.001", "[CCCD]"),
    ("001-099-000001", "[CCCD]"),
    ("001099 rồi 000001", "[CCCD]"),
    ("001 099 tiếp là 000 001", "[CCCD]"),
    ("0 0 1 0 9 9 0 0 0 0 0 1", "[CCCD]"),
    ("００１０９９０００００１", "[CCCD]"),
    ("cccd của em bị thiếu 0010990000", "cccd của em bị thiếu [BHXH]"),
    ("định danh của cháu là 00109900", "định danh của cháu là [CCCD]"),
    ("{'cccd':'001099000001'}", "{'cccd':'[CCCD]'}"),
    ("cmnd 123456789", "cmnd [CMND]"),
    ("chứng minh cũ 123.456.789", "chứng minh cũ [CMND]"),
    ("123 456 789", "[CMND]"),
    ("cmnd 123456789 k biết còn hạn", "cmnd [CMND] k biết còn hạn"),
    ("gọi 0912345678 nhé", "gọi [ĐIỆN THOẠI] nhé"),
    ("sdt 0912345678 k gọi được", "sdt [ĐIỆN THOẠI] k gọi được"),
    ("0912.345.678", "[ĐIỆN THOẠI]"),
    ("0912-345-678", "[ĐIỆN THOẠI]"),
    ("09 12 34 56 78", "[ĐIỆN THOẠI]"),
    ("+84 912 345 678", "[ĐIỆN THOẠI]"),
    ("84912345678", "[ĐIỆN THOẠI]"),
    ("024 3987 6543", "[ĐIỆN THOẠI]"),
    ("0912345678 hoặc 0387654321", "[ĐIỆN THOẠI] hoặc [ĐIỆN THOẠI]"),
    ("001 099 000 001 0912 345 678", "[CCCD] [ĐIỆN THOẠI]"),
    ("thẻ 4111 1111 1111 1111", "thẻ [SỐ THẺ]"),
    ("4111111111111111", "[SỐ THẺ]"),
    ("stk 0011001234567 vcb", "stk [SỐ THẺ] vcb"),
    ("4111111111111112", "[DÃY SỐ]"),
    ("mail nguyen.a@example.com nhé", "mail [EMAIL] nhé"),
    ("nguyena a còng example.com", "[EMAIL]"),
    ("nguyena (at) example chấm com", "[EMAIL]"),
    ("bhxh 7901234567", "bhxh [BHXH]"),
    ("thẻ DN4797912345678", "thẻ [BHYT]"),
    ("hộ chiếu B1234567", "hộ chiếu [HỘ CHIẾU]"),
    ("hộ chiếu số C 1234567", "hộ chiếu số [HỘ CHIẾU]"),
    ("mã otp của tôi là 123456", "mã otp của tôi là [MÃ RIÊNG]"),
    ("OTP: 1234", "OTP: [MÃ RIÊNG]"),
    ("mã xác thực gửi về 482 913", "mã xác thực gửi về [MÃ RIÊNG]"),
    ("mật khẩu là abc123", "mật khẩu là [MÃ RIÊNG]"),
    ("xe 29A1-123.45", "xe [BIỂN SỐ]"),
    ("xe 51F-12345 sang tên", "xe [BIỂN SỐ] sang tên"),
    ("biển số 29H-1234", "biển số [BIỂN SỐ]"),
    ("không chín một hai ba bốn năm sáu bảy tám", "[ĐIỆN THOẠI]"),
    ("khong chin mot hai ba bon nam sau bay tam", "[ĐIỆN THOẠI]"),
    ("bốn không chín một hai ba bốn năm sáu bảy tám", "[DÃY SỐ]"),
    ("cccd 001099000001 phí 50000 đồng", "cccd [CCCD] phí 50000 đồng"),
]

KEPT = [
    "thủ tục 1.001193",
    "mã 2.000815 và 1.001193.000.00.00.H26",
    "hồ sơ H56.14-240823-0001",
    "h56.14 240823 0001",
    "000.17.22.H56-210531-0001",
    "G22.99-251225-020175",
    "G22.99.08 - 260921 - 896048",
    "03706/2026/07906",
    "phí 1000000 đồng",
    "phí 1.000.000 đồng",
    "1 000 000 000 đồng",
    "vốn 1.000.000.000",
    "doanh thu 123.456.789 một năm",
    "lương 20000000 có phải đóng thuế",
    "phạt từ 1.000.000-2.000.000 đồng",
    "150.000đ hay 150k",
    "theo 123/2015/NĐ-CP và 55/2021/TT-BCA",
    "luật 91/2025/QH15",
    "sinh năm 1990, lấy chồng năm 2020",
    "các năm 2020 2021 2022 2023",
    "từ 01/07/2024 đến 1.7.2025, 2025-07-01",
    "cccd hết hạn 2030 thì sao",
    "làm cccd phí 50000",
    "gọi 18001096, 1022 hay 19001234",
    "mẫu CT01, TK1-TS",
    "2 ảnh 3x4, 1 bản chính, 2 bản sao",
    "quên mật khẩu vneid làm sao",
    "mã xác thực không về máy năm 2026",
    "thửa 123 tờ bản đồ 45, 100m2",
    "look at me",
    "bốn năm năm sau",
]


@pytest.mark.parametrize(("typed", "masked"), PERSONAL)
def test_personal_numbers_are_masked(typed, masked):
    assert mask(normalise(typed)).text == masked


@pytest.mark.parametrize("typed", KEPT)
def test_what_the_answer_depends_on_is_kept(typed):
    assert mask(normalise(typed)) == (normalise(typed), ())


def test_labels_are_told_in_the_order_of_the_text():
    assert mask("0912345678 cccd 001099000001").labels == ("[ĐIỆN THOẠI]", "[CCCD]")


@pytest.mark.parametrize("seed", range(20))
def test_an_identity_number_is_masked_wherever_it_stands_and_however_it_is_cut(seed):
    chance = random.Random(seed)  # noqa: S311
    digits = f"{chance.randint(1, 96):03d}{chance.randint(0, 3)}{chance.randint(0, 99999999):08d}"
    cut = chance.choice(["{}{}{}{}", "{} {} {} {}", "{}.{}.{}.{}", "{}-{}-{}-{}"])
    number = cut.format(digits[:3], digits[3:6], digits[6:9], digits[9:])
    before, after = (
        chance.choice(["", "em ", "số (", "tôi là:"]),
        chance.choice(["", " ạ", ") nhé"]),
    )
    assert mask(f"{before}{number}{after}").text == f"{before}[CCCD]{after}", f"seed {seed}"


@pytest.mark.parametrize("part", ["1 ", "123 ", "a@", "a.", "000.11", "cccd ", "otp ", "h 12 "])
def test_no_text_makes_masking_slow(part):
    began = time.process_time()
    mask((part * 1000)[:1000])
    assert time.process_time() - began < 0.5
