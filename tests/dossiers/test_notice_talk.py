"""Following a dossier in chat, turn by turn."""

from __future__ import annotations

import pytest

from dossiers.desk import Desk
from dossiers.notices.counter import Counter
from dossiers.notices.followings import Followings
from dossiers.people import People
from dossiers.settings import DossierSettings
from dossiers.sources.sql import SqlSource
from tests.dossiers.conftest import CODE, ROW, a_code, at
from tests.dossiers.fakes import Clock, FakeSource
from tests.dossiers.test_talk import AGREE, Talk

FOLLOW = {"question": "notices", "answer": "on"}
YES = {"question": "notices", "answer": "agree"}


@pytest.fixture
def database_url(tmp_path) -> str:
    """What is said does not depend on the database."""
    return f"sqlite:///{tmp_path}/dossiers.sqlite3"


def desk_of(engine, hasher, source) -> Desk:
    clock, people = Clock(at(2026, 11, 23, 10, 0).timestamp()), People(engine, hasher)
    counter = Counter(Followings(engine), people, [source], hasher, follow_days=365, clock=clock)
    return Desk(DossierSettings(), [source], people, counter, clock=clock)


@pytest.fixture
def desk(engine, hasher, office) -> Desk:
    office.export(ROW)
    return desk_of(engine, hasher, SqlSource(engine, hasher))


@pytest.fixture
def citizen(desk) -> Talk:
    """One who was shown their dossier."""
    talk = Talk(desk)
    talk.say(CODE)
    talk.press(**AGREE)
    assert talk.give("0001").outcome == "dossier_shown"
    return talk


def test_under_a_dossier_stands_a_button_that_asks_for_consent_then_follows(citizen, desk):
    asked = citizen.press(**FOLLOW)
    assert asked.outcome == "asked_case"
    assert "H56…0021" in asked.bubbles[0].text
    followed = citizen.press(**YES)
    assert followed.keep == {"kind": "follow_dossier"}
    assert [one.code for one in desk.counter.followed("web:a")] == [a_code()]


@pytest.mark.parametrize(
    "said",
    [
        *("báo cho tôi khi có thay đổi", "khi nào xong thì báo em nhé", "bao toi khi co ket qua"),
        *("có kết quả báo em với", "hồ sơ xong thì nhắn mình nha", "khi nao co kq bao e"),
        *("có kết quả thì bảo em nhé", "nếu thiếu thì báo em nhé", "nhắc tôi khi tới hẹn"),
        *("em muốn được báo khi hồ sơ có kết quả", "báo cho cô khi có kết quả nhé"),
        *("theo dõi giúp em hồ sơ này", "theo doi ho so giup toi", "bật thông báo hồ sơ"),
        *("báo em khi có kết quả được không", "có gì báo em nhé", "co gi thi bao em"),
    ],
)
def test_it_may_be_asked_for_in_words(citizen, said):
    assert citizen.say(said, "nlu_fallback").outcome == "asked_case"
    assert citizen.say("đồng ý", "affirm").keep == {"kind": "follow_dossier"}


@pytest.mark.parametrize(
    "said",
    [
        *("phí bao nhiêu", "báo cáo thôi việc", "thôi", "khi nào xong"),
        *("dùng bao nhiêu ảnh thẻ", "phải bỏ bao nhiêu tiền", "dừng bao lâu thì mất bhxh"),
        *("dung bao nhieu anh the", "bo bao hiem co duoc khong", "dừng bảo hiểm xã hội"),
        *("hủy thông báo lưu trú", "không cần thông báo lưu trú phải không", "tắt báo thức"),
        *("không cần báo công an xã à?", "app nào dùng theo dõi hồ sơ", "dung bao ho lao dong"),
        *("app nao dung theo doi ho so", "sao không báo nữa", "thôi nhận con nuôi"),
        *("nếu nhận con thì cần giấy gì", "khi nào nhận con nuôi được", "khi nào xã báo em"),
        *("nếu xã bảo em bổ sung thì sao", "neu xa bao em bo sung thi sao"),
        *("cán bộ bảo em khi nào có giấy thì nộp", "hồ sơ bị trả lại họ bảo em bổ sung"),
        *("em nhận thông báo hồ sơ bị trả lại", "đăng ký thông báo lưu trú cần hồ sơ gì"),
        *("báo cho em biết khi nào có kết quả", "có cần báo khi thay đổi chỗ ở không"),
        *("theo dõi hồ sơ ở đâu cho tiện", "theo dõi tiến độ hồ sơ cho con ở đâu"),
    ],
)
def test_other_words_are_left_alone(citizen, desk, said):
    citizen.press(**FOLLOW)
    citizen.press(**YES)
    assert citizen.say(said, "nlu_fallback") is None
    assert len(desk.counter.followed("web:a")) == 1


@pytest.mark.parametrize("said", ["có gì báo em nhé", "khi nào được thì nhắn em"])
def test_vague_words_ask_for_a_code_only_where_a_dossier_was_shown(desk, said):
    assert Talk(desk).say(said, "thank") is None


def test_a_code_beside_the_wish_is_begun_with_and_not_asked_for(desk):
    asked = Talk(desk).say(f"theo dõi giúp em hồ sơ {CODE}")
    assert "Anh/chị có đồng ý không?" in asked.bubbles[0].text


def test_without_consent_nothing_is_followed(citizen, desk):
    citizen.press(**FOLLOW)
    citizen.press(question="notices", answer="disagree")
    assert desk.counter.followed("web:a") == []


@pytest.mark.parametrize(
    "said",
    [
        *("thôi báo", "đừng báo nữa", "huy theo doi", "tắt thông báo", "thôi báo cho em nhé"),
        *("dung bao nua", "k cần báo em nữa đâu", "đừng nhắn tin nữa", "khỏi báo"),
        *("không muốn nhận tin nữa", "thôi không theo dõi nữa", "tắt thông báo được không?"),
        *("thôi báo hồ sơ H56.14-261120-0021", "bỏ theo dõi hồ sơ này đi"),
    ],
)
def test_it_ends_at_a_word(citizen, desk, said):
    citizen.press(**FOLLOW)
    citizen.press(**YES)
    ended = citizen.say(said, "cancel")
    assert (ended.keep["kind"], ended.keep["last"]) == ("unfollow_dossier", True)
    assert desk.counter.followed("web:a") == []


def test_before_a_dossier_was_shown_its_code_is_asked_for(desk):
    asked = Talk(desk).say("báo cho tôi khi hồ sơ có thay đổi")
    assert asked.outcome == "asked_dossier_code"


def test_a_notices_button_leads_to_the_dossier_but_not_past_the_factor(citizen, desk):
    citizen.press(**FOLLOW)
    citizen.press(**YES)
    (following,) = desk.counter.followed("web:a")
    asked = citizen.press(question="notices", answer=f"look:{following.key}")
    assert asked.expect == "secret"


def test_a_button_of_somebody_else_opens_and_ends_nothing(citizen, desk):
    citizen.press(**FOLLOW)
    citizen.press(**YES)
    other = citizen.press(question="notices", answer="stop:somebodyelsesone")
    assert other.keep is None
    assert len(desk.counter.followed("web:a")) == 1


@pytest.mark.parametrize("how", ["forget", "withdraw_consent"])
def test_who_is_forgotten_or_takes_consent_back_is_followed_no_longer(citizen, desk, how):
    citizen.press(**FOLLOW)
    citizen.press(**YES)
    getattr(desk, how)("web:a")
    assert desk.counter.followed("web:a") == []


def test_where_the_source_wants_the_whole_number_no_button_is_shown(engine, hasher):
    talk = Talk(desk_of(engine, hasher, FakeSource()))
    talk.say(CODE)
    talk.press(**AGREE)
    titles = [b.title for bubble in talk.give("0001").bubbles for b in bubble.buttons]
    assert titles == ["Gặp cán bộ"]
