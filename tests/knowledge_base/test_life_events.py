from __future__ import annotations

import pytest

from knowledge_base.errors import BadProcedureFile
from knowledge_base.life_events import load_life_events
from knowledge_base.search.query import read_story
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated

EVENTS = load_life_events(KnowledgeBaseSettings().life_events_dir)


def told(text: str) -> list[str]:
    return [event.id for event in EVENTS if event.told_in(read_story(text))]


def always_told(text: str) -> list[str]:
    return [event.id for event in EVENTS if event.always_told_in(read_story(text))]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("ba tui mới mất", "death"),
        ("bà nội em vừa qua đời hôm qua, giờ phải làm gì", "death"),
        ("vợ mới sinh, giờ làm gì", "birth"),
        ("mất ví hết giấy tờ", "lost_wallet"),
        ("muốn mở quán cà phê nhỏ", "open_shop"),
        ("bán xe cho người khác", "sell_vehicle"),
        ("em mới chuyển trọ", "moving_home"),
        ("tụi em sắp cưới", "getting_married"),
        ("tôi vừa nghỉ việc", "lost_job"),
        ("tháng sau nhà em xây nhà", "build_house"),
        ("bố em sắp về hưu", "retirement"),
        ("ông nội tôi không có giấy tờ tùy thân", "old_parent"),
    ],
)
def test_a_story_is_known(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "bố em mất căn cước",
        "hộ chiếu làm nhanh có mất thêm phí không",
        "làm xong rồi, giờ làm gì tiếp",
        "mẹ tôi mất thẻ bảo hiểm y tế",
        "làm bằng lái mất bao lâu",
        "con tôi mất bao nhiêu tiền để làm hộ chiếu",
        "bố mẹ mất để lại miếng đất, chia thừa kế thế nào",
        "vợ sinh thì hưởng thai sản thế nào",
        "sắp cưới chồng Đài Loan",
        "cả hai vợ chồng có mặt hay một người đi cũng được",
        "đăng ký kết hôn",
    ],
)
def test_a_question_that_names_its_matter_is_no_story(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("xây nhà 2 tầng có phải xin phép không", "build_house"),
        ("xay nha cap 4 co can xin giay phep khong", "build_house"),
        ("nhà tôi được miễn giấy phép xây dựng không", "build_house"),
        ("mua bán nhà cần công chứng ở đâu, thuế bao nhiêu", "buy_land"),
        ("cho con đất thì công chứng ở đâu rồi thuế sao", "buy_land"),
        ("đơn ly hôn nộp ở đâu", "divorce"),
        ("thủ tục ly hôn thuận tình cần giấy tờ gì", "divorce"),
        ("con em vào lớp 1 cần giấy tờ gì", "school"),
        ("hồ sơ hưởng lương hưu gồm những gì", "retirement"),
        ("mẹ em già rồi mà chưa có giấy tờ gì", "old_parent"),
    ],
)
def test_a_situation_is_surely_told_whatever_is_asked_about_it(text, event):
    assert always_told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "sau khi ly hôn thì xin giấy độc thân ở đâu",
        "ghi chú ly hôn ở nước ngoài nộp ở đâu",
        "đã ly hôn, muốn tách hộ",
        "sửa nhà có phải xin phép không",
        "đăng ký tạm trú cho con đi học",
        "trợ cấp hưu trí xã hội cho người 75 tuổi",
        "chuyển nơi nhận lương hưu",
        "mẹ em già rồi không đi được, nhờ ai làm căn cước",
        "phí sang tên sổ đỏ bao nhiêu",
        "gia hạn giấy phép xây nhà",
    ],
)
def test_a_question_about_one_procedure_is_no_situation(text):
    assert always_told(text) == []


def test_a_matter_that_the_catalogue_lacks_says_so_in_its_opening():
    lacking = {"divorce", "missing_person", "school", "retirement"}
    assert {e.id for e in EVENTS if not e.covered} == lacking
    assert all("chưa có trong danh mục" in e.opening for e in EVENTS if not e.covered)


def test_building_a_house_begins_with_the_exemption_of_2026():
    (event,) = [e for e in EVENTS if e.id == "build_house"]
    assert event.opening.startswith("Từ 1/1/2026")
    assert "có thể được miễn" in event.opening


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.id)
def test_a_situation_fits_the_first_bubble(event):
    lines = [event.opening, *(f"1. {step.say}." for step in event.steps), event.closing or ""]
    assert len("\n".join(lines)) <= 500


def test_every_step_is_a_curated_procedure():
    held = {p.code for p in load_curated(KnowledgeBaseSettings().procedures_dir)}
    assert {step.code for event in EVENTS for step in event.steps} - held == set()


def test_a_pattern_that_does_not_compile_is_a_named_error(tmp_path):
    (tmp_path / "bad.yml").write_text(
        "id: bad\npatterns: ['(']\nopening: x\nsteps: [{code: '1.000001', say: làm trước}]\n",
        encoding="utf-8",
    )
    with pytest.raises(BadProcedureFile):
        load_life_events(tmp_path)
