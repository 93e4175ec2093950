"""Four hundred sentences with numbers that an answer depends on, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable

Draw = random.Random


def thousands(amount: int, between: str) -> str:
    """Return 1234567 as ``1.234.567``."""
    return f"{amount:,}".replace(",", between)


def fee(chance: Draw) -> str:
    """An amount of money, as people write them."""
    amount = chance.choice((8, 15, 50, 70, 150, 375, 1000, 1500, 12000, 250000)) * 1000
    unit = chance.choice((" đồng", "đ", " vnđ", " VND", " đ", " dong"))
    written = chance.choice(
        (
            thousands(amount, ".") + unit,
            thousands(amount, ",") + unit,
            f"{amount}{unit}",
            thousands(amount, " ") + unit,
            f"{amount // 1000}k",
            f"{amount // 1000} nghìn",
            f"từ {thousands(amount, '.')} đến {thousands(amount * 2, '.')}{unit}",
            f"{thousands(amount, '.')}{unit}/lần",
        )
    )
    return chance.choice((f"phí {written} phải không", f"mất {written} à", f"nộp {written} ở đâu"))


def day(chance: Draw) -> str:
    """A date or several."""
    d, m, y = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1950, 2030)
    written = chance.choice(
        (
            f"{d:02d}/{m:02d}/{y}", f"{d}/{m}/{y}", f"{d}-{m}-{y}", f"{d:02d}.{m:02d}.{y}",
            f"ngày {d} tháng {m} năm {y}", f"{y}-{m:02d}-{d:02d}", f"{m:02d}/{y}",
            f"{d:02d}/{m:02d}/{y} - {d:02d}/{m:02d}/{y + 10}", f"{d:02d} {m:02d} {y}",
            f"{d:02d} / {m:02d} / {y}", f"{d:02d}{m:02d}{y}",
        )
    )  # fmt: skip
    return chance.choice(
        (f"sinh {written} thì sao", f"từ {written} áp dụng gì", f"hết hạn {written}")
    )


def decree(chance: Draw) -> str:
    """A legal text by its number."""
    number, year = chance.randint(1, 999), chance.randint(2005, 2026)
    kind = chance.choice(
        ("NĐ-CP", "TT-BCA", "TT-BTP", "QĐ-TTg", "QH15", "NQ-HĐND", "TT-BTC", "nđ-cp")
    )
    written = chance.choice((f"{number}/{year}/{kind}", f"số {number:02d}/{year}/{kind}"))
    order = f"quyết định {chance.randint(100, 9999)}/QĐ-UBND ngày 5/6/{year}"
    return chance.choice((f"theo {written}", f"khoản 3 điều {number} {written}", order))


def procedure_code(chance: Draw) -> str:
    """A procedure's code."""
    code = f"{chance.randint(1, 3)}.{chance.randint(0, 15000):06d}"
    long = f"{code}.000.00.00.H{chance.randint(1, 63):02d}"
    return chance.choice(
        (f"thủ tục {code}", code, f"mã {long}", f"{code} phí bao nhiêu", f"mã số: {code}")
    )


def dossier_code(chance: Draw) -> str:
    """A dossier's code."""
    letter, agency = chance.choice("HG"), f"{chance.randint(1, 63):02d}"
    on = f"{chance.randint(20, 26)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    number = f"{chance.randint(1, 9999):04d}"
    between = chance.choice(("-", "-", " ", " - ", "–"))
    room = f"{chance.randint(1, 99):02d}"
    forms = (f"{letter}{agency}.{room}", f"{letter}{agency}", f"000.{room}.11.{letter}{agency}")
    unit = chance.choice(forms)
    written = between.join((unit, on, number))
    return chance.choice(
        (f"hồ sơ {written}", written, f"tra cứu {written.lower()}", f"mã hs {written} tới đâu")
    )


def measure(chance: Draw) -> str:
    """Counts, sizes, times, addresses, hot lines and forms."""
    n, m = chance.randint(2, 90), chance.randint(100, 999)
    return chance.choice(
        (
            f"{n} ngày làm việc", f"{n} bản sao, 2 ảnh 3x4", f"thửa {m} tờ bản đồ {n}",
            f"diện tích {m}m2", f"{m}.{n} m2 đất ở", "gọi 18001096 được không", "gọi 19001234",
            "112, 113, 114 hay 115", f"mở cửa 7h30-11h30, 13h30-17h{n % 60:02d}",
            f"số {n} ngõ {m} đường Láng", f"mẫu CT{n:02d}", f"giảm {n}%", f"{n} tuổi được không",
            f"hộ có {n % 9 + 1} người", f"xe {m}cc", f"lương {n} triệu", f"{n},5 ha rừng",
            f"điều {n} khoản 2 điểm a", f"năm {1950 + n} và {1950 + n + 5}",
            f"hộ chiếu {n} trang", f"phường {n} quận 10", "mã bưu chính 100000",
            f"sau {n} ngày, {m} giờ", f"khóa học 20{n % 26:02d}-2026", f"tổ {n} khu {m}",
            "hai mươi mốt ngày làm việc", "năm trăm nghìn đồng", "ba bốn năm trời chưa xong",
        )
    )  # fmt: skip


KINDS: tuple[tuple[Callable[[Draw], str], int], ...] = (
    (fee, 90), (day, 80), (decree, 60), (procedure_code, 50), (dossier_code, 60), (measure, 60),
)  # fmt: skip


def harmless(seed: int = 2026) -> list[tuple[str, str]]:
    """Return (kind, sentence) of ``seed``, always the same ones."""
    chance = random.Random(seed)  # noqa: S311  # a seed, no secret
    return [(kind.__name__, kind(chance)) for kind, count in KINDS for _ in range(count)]
