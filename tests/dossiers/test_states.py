from __future__ import annotations

import pytest

from dossiers.states import MEANINGS, State


def test_every_state_is_explained():
    assert set(MEANINGS) == set(State)


@pytest.mark.parametrize("state", State, ids=lambda state: state.name)
def test_a_state_says_what_to_do_and_who_has_the_dossier(state):
    meaning = MEANINGS[state]
    assert meaning.holder
    assert meaning.to_do.endswith(".")
    assert "bạn" not in meaning.to_do


def test_a_payment_is_not_to_be_made_twice():
    assert "đừng nộp lần nữa" in MEANINGS[State.PAYMENT_WANTED].to_do


@pytest.mark.parametrize(
    ("state", "holder", "advice"),
    [
        pytest.param(State.NEW, "bộ phận tiếp nhận", "chờ tin tiếp nhận", id="1"),
        pytest.param(State.RECEIVED, "Trung tâm Phục vụ hành chính công", "giấy hẹn", id="2"),
        pytest.param(State.NOT_ACCEPTED, "anh/chị", "sửa theo đó rồi nộp lại", id="3"),
        pytest.param(State.PROCESSING, "cơ quan giải quyết", "chờ đến ngày hẹn", id="4"),
        pytest.param(State.PAPERS_WANTED, "anh/chị", "phiếu yêu cầu bổ sung (Mẫu 02)", id="5"),
        pytest.param(State.PAYMENT_WANTED, "anh/chị", "“Thanh toán”", id="6"),
        pytest.param(State.WITHDRAWN, "khép lại", "không yêu cầu rút thì gọi ngay", id="7"),
        pytest.param(State.STOPPED, "khép lại", "quyền khiếu nại", id="8"),
        pytest.param(State.DONE, "Trung tâm Phục vụ hành chính công", "nhận kết quả", id="9"),
        pytest.param(State.RESULT_GIVEN, "anh/chị", "đính chính", id="10"),
    ],
)
def test_each_of_the_ten_states_names_its_holder_and_its_own_next_step(state, holder, advice):
    assert holder in MEANINGS[state].holder
    assert advice in MEANINGS[state].to_do


def test_who_was_refused_or_stopped_learns_where_the_reason_stands():
    assert "phiếu từ chối ghi lý do (Mẫu 03)" in MEANINGS[State.NOT_ACCEPTED].means
    assert "thông báo lý do bằng văn bản" in MEANINGS[State.STOPPED].means
