from __future__ import annotations

import pytest

from knowledge_base.errors import BadProcedureFile
from knowledge_base.life_events import load_life_events
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated

EVENTS = load_life_events(KnowledgeBaseSettings().life_events_dir)


def told(text: str) -> list[str]:
    return [event.id for event in EVENTS if event.told_in(text)]


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
