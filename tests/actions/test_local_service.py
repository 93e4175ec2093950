"""What a unit promises on its own, at the minutes and days at which it matters."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from actions.local_service import LocalService
from actions.replies import Bubble, Reply
from actions.turn import Turn
from dossiers.calendar import vietnam
from knowledge_base.facets import Facet
from knowledge_base.local.loading import FOLDER, load_units, problems_of_units
from knowledge_base.local.promise import When, promise
from knowledge_base.search.hits import Hit
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.knowledge_base.conftest import record

DAYS = vietnam()
UNITS = load_units()
SAMPLE, HISTORIC = "xa-mau", "thanh-ha-hai-duong"
BIRTH, RESIDENCE = "1.001193", "1.004194"


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def promised(now: datetime, unit: str = SAMPLE, code: str = BIRTH) -> tuple[str, date] | None:
    found = promise(UNITS[unit], code, now, DAYS.is_working)
    return (found.when, found.day) if found else None


@pytest.mark.parametrize(
    ("now", "when", "day"),
    [
        pytest.param(at(2026, 11, 27, 15, 29), When.TODAY, date(2026, 11, 27), id="15:29"),
        pytest.param(at(2026, 11, 27, 15, 30), When.NEXT, date(2026, 11, 30), id="15:30"),
        pytest.param(at(2026, 11, 27, 15, 45), When.NEXT, date(2026, 11, 30), id="15:45"),
        pytest.param(at(2026, 11, 27, 17, 0), When.LATER, date(2026, 12, 4), id="closed"),
        pytest.param(at(2026, 11, 23, 10, 0), When.LATER, date(2026, 11, 27), id="Monday"),
        pytest.param(at(2026, 4, 24, 15, 45), When.NEXT, date(2026, 4, 28), id="before a holiday"),
        pytest.param(
            at(2026, 12, 30, 15, 45), When.LATER, date(2027, 1, 8), id="New Year's Friday"
        ),
        pytest.param(at(2027, 1, 1, 10, 0), When.LATER, date(2027, 1, 8), id="a holiday itself"),
        pytest.param(at(2027, 1, 4, 8, 0), When.LATER, date(2027, 1, 8), id="4 January"),
    ],
)
def test_the_friday_rule_promises_what_it_says(now, when, day):
    assert promised(now) == (when, day)


def test_a_procedure_that_the_rule_does_not_cover_is_promised_nothing():
    assert promised(at(2026, 11, 27, 10, 0), code=RESIDENCE) is None


def test_a_historic_unit_promises_nothing_even_to_its_own():
    assert promised(at(2026, 11, 27, 10, 0), unit=HISTORIC) is None
    assert promised(at(2024, 3, 1, 10, 0), unit=HISTORIC) is None


class Hears:
    def search(self, question: str, k: int = 10) -> list[Hit]:
        return [Hit(BIRTH, 0.97)] if "khai sinh" in question else []


KB = KnowledgeBase(
    ProcedureStore([record(code=BIRTH, short_name="Đăng ký khai sinh", family=None)]), Hears()
)


def heard(text: str, unit: str | None, now: datetime, **more: object) -> str | None:
    local = LocalService(UNITS, lambda: now, DAYS.is_working)
    reply = local.overhear(Turn(text, "ask_time", {}, unit=unit, **more), lambda: KB)
    return reply.bubbles[0].text if reply else None


LATE_FRIDAY = at(2026, 11, 27, 15, 45)


def test_asked_late_on_friday_the_bot_promises_the_next_working_morning():
    told = heard("nộp khai sinh bây giờ thì bao giờ có", SAMPLE, LATE_FRIDAY)
    assert "trước 9 giờ thứ Hai 30/11/2026" in told
    assert "Đây là đơn vị mẫu" in told


def test_those_who_turned_to_no_unit_or_another_are_promised_nothing():
    for unit in (None, "xa-khac"):
        told = heard("thứ sáu không chờ là gì vậy", unit, LATE_FRIDAY)
        assert "quy định riêng của từng nơi" in told
        assert "trước 9 giờ thứ Hai" not in told
    assert heard("nộp khai sinh bây giờ thì bao giờ có", None, LATE_FRIDAY) is None


def test_a_historic_unit_tells_its_history():
    told = heard("ngày thứ sáu không chờ còn không", HISTORIC, LATE_FRIDAY)
    assert "Huyện đã bỏ từ 1/7/2025" in told
    assert "tôi không hứa gì" in told


def test_an_answer_about_time_carries_the_unit_s_own_promise():
    local = LocalService(UNITS, lambda: at(2026, 11, 27, 10, 0), DAYS.is_working)
    answer = Reply("answered", (Bubble("1 ngày."),), facet=Facet.TIME, procedure=BIRTH)
    told = local.beside(answer, Turn("", None, {}, unit=SAMPLE)).bubbles[-1].text
    assert "trước 15 giờ 30 hôm nay" in told
    assert local.beside(answer, Turn("", None, {})) is answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("trung tam may gio mo cua", "thứ Hai đến thứ Sáu, 7 giờ 30 đến 11 giờ 30"),
        ("thứ bảy có làm việc không", "Ngày lễ, Tết nghỉ"),
        ("có lấy số trước được không", "Lấy số tại chỗ"),
        ("kết quả gửi về nhà được không", "cước người nhận trả"),
        ("cho xin số điện thoại trung tâm", "0240 000 000"),
    ],
)
def test_hours_booking_post_and_telephone_are_the_unit_s_own(text, told):
    assert told in heard(text, SAMPLE, LATE_FRIDAY)
    assert told not in (heard(text, None, LATE_FRIDAY) or "")


@pytest.mark.parametrize(
    "text",
    [
        "bao giờ lấy sổ đỏ",
        "khai sinh thứ bảy có làm việc không",
        "khai sinh gửi về nhà được không",
    ],
)
def test_a_question_about_a_procedure_is_left_to_its_record(text):
    assert heard(text, None, LATE_FRIDAY) is None


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('cut_off: "15:30"', 'cut_off: "18:30"', "the cut-off lies outside the opening hours"),
        ("weekday: fri", "weekday: friday", "same_day.0.weekday"),
        ('"1.001193", ', '"9.001193", ', "no curated record has the code 9.001193"),
        ("review_by: 2027-11-23", "review_by: 2026-01-01", "review_by: not after as_of"),
        ("id: xa-mau", "id: xa-la", "id: is xa-la, but the file is xa-mau.yml"),
    ],
)
def test_a_wrong_file_of_a_unit_is_reported(tmp_path, old, new, problem):
    folder = shutil.copytree(FOLDER, tmp_path / "units")
    path = folder / "xa-mau.yml"
    path.write_text(path.read_text().replace(old, new))
    codes = {code for unit in UNITS.values() for rule in unit.same_day for code in rule.procedures}
    assert problems_of_units(codes) == []
    assert any(problem in told for told in problems_of_units(codes, folder))
