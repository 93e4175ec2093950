"""Writes an export of one-stop software as big as a province's, the same at each run."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

MAPPING = Path(__file__).with_name("export.yml")
AGENCY = "H56"
HEADER = (
    "MaHoSo", "TrangThaiHoSo", "MaTTHC", "TenTTHC", "MaLinhVuc", "DonViXuLy", "KenhThucHien",
    "NgayNopHoSo", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "SoGiayToChuHoSo",
    "SoDienThoai", "TaiKhoanNop",
)  # fmt: skip
SEED = 20261129
FIRST_DAY = date(2025, 11, 3)
A_DAY = 2000  # dossiers of the whole province, over 166 communes
UNITS = 166
_PROCEDURES = tuple(
    (f"{1 + n % 3}.{1000 + 7 * n:06}", f"Thủ tục mẫu số {n}, cấp xã", f"LV{n % 20:02}")
    for n in range(300)
)


def write_export(path: Path, count: int, seed: int = SEED) -> None:
    """Write ``count`` dossiers to ``path``, in the order in which they were received."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(_rows(count, random.Random(seed)))  # noqa: S311  # made up, no secret


def code_at(place: int) -> str:
    """Return the code of the dossier at ``place`` of every export."""
    in_day, unit = divmod(place % A_DAY, UNITS)
    return f"{AGENCY}.{unit + 1}-{_day(place):%y%m%d}-{in_day + 1:04}"


def tail_at(place: int) -> str:
    """Return the last four digits of the number of the owner of `code_at`."""
    return f"{place * 7 % 10_000:04}"


def _day(place: int) -> date:
    return FIRST_DAY + timedelta(days=place // A_DAY)


def _rows(count: int, chance: random.Random) -> Iterator[tuple[str, ...]]:
    for place in range(count):
        code, name, field = chance.choice(_PROCEDURES)
        received = datetime.combine(_day(place), datetime.min.time(), UTC) + timedelta(
            minutes=7 * 60 + chance.randrange(600)
        )
        due = received + timedelta(days=chance.choice((1, 3, 5, 10, 20)))
        state = chance.choice((2, 4, 4, 4, 5, 6, 9, 9, 10, 10, 10, 10, 10, 10, 10, 10))
        ended = received + timedelta(days=chance.randrange(1, 15)) if state >= 9 else None
        yield (
            code_at(place), str(state), code, name, field,
            f"UBND xã Mẫu {place % UNITS + 1}", chance.choice("122223"),
            f"{received - timedelta(minutes=30):%Y%m%d%H%M%S}", f"{received:%Y%m%d%H%M%S}",
            f"{due:%Y%m%d%H%M%S}", f"{ended:%Y%m%d%H%M%S}" if ended else "",
            f"0{chance.randrange(10**7):07}{tail_at(place)}", f"09{chance.randrange(10**8):08}",
            f"tk{chance.randrange(count):07}",
        )  # fmt: skip
