from __future__ import annotations

import random

import numpy as np

from knowledge_base.evaluation.questions import Labelled
from knowledge_base.search.features import NAMES
from knowledge_base.training.folds import FOLDS, fold_of
from knowledge_base.training.gathering import (
    by_alias,
    left_out_lists,
    regrouped,
    without_asked,
)
from knowledge_base.training.lists import RankedList
from knowledge_base.training.others import likeness
from knowledge_base.training.pairs import written_pairs
from tests.knowledge_base.conftest import record
from tests.knowledge_base.search.conftest import LetterEncoder

RNG = random.Random(1)  # noqa: S311 - reproducible, not secret


def asked(number: str, *wanted: str) -> RankedList:
    nothing = np.zeros((1, len(NAMES)), np.float32)
    return RankedList(number, nothing, np.array([False]), number, "written", ["X"], wanted)


def test_every_family_is_held_out_of_one_encoder() -> None:
    assert {fold_of(f"family {number}") for number in range(50)} == set(range(FOLDS))
    assert fold_of("dang-ky-tam-tru") == fold_of("dang-ky-tam-tru")


def test_a_third_of_the_aliases_is_asked_and_stands_in_no_record_then() -> None:
    held = record(aliases=["một", "hai", "ba", "bốn"])
    questions = list(by_alias(held, RNG))
    assert [question.codes for question in questions] == [("1.000001",)] * 2
    assert without_asked(held).aliases == ["hai", "ba"]


def test_lists_that_share_a_family_are_held_out_together() -> None:
    lists = [asked("p1", "A", "B"), asked("w1", "B"), asked("w2", "C"), asked("o1")]
    first, second, third, nothing = regrouped(lists, {"A": "f", "B": "g", "C": "h"})
    assert first.group == second.group
    assert third.group not in (first.group, nothing.group)


def test_a_question_asked_where_its_family_is_left_out_has_no_right_candidate() -> None:
    kept = [record(name="Đăng ký tạm trú"), record(code="1.000002", name="Gia hạn tạm trú")]
    question = Labelled("w1", "đăng ký tàu cá", ("1.000009",))
    (asked,) = left_out_lists(kept, LetterEncoder(), [question], {"1.000009": "tau-ca"})
    assert (asked.source, asked.group, asked.wanted) == ("left out", "tau-ca", ())
    assert len(asked.codes) > 0
    assert not asked.right.any()


def test_a_name_is_as_like_as_the_words_that_it_shares() -> None:
    near = likeness(
        [
            record(name="Cấp lại giấy phép lái xe"),
            record(code="1.000002", name="Đăng ký kết hôn"),
        ]
    )
    assert near("cấp lại giấy phép lái xe") == ("1.000001", 1.0)
    assert near("đăng ký tàu cá")[0] == "1.000002"
    assert near("hỏa táng")[1] == 0.0


def test_a_written_question_is_paired_with_the_official_name() -> None:
    question = Labelled("a0001", "ở trọ có phải khai báo không", ("1.000001",))
    (pair,) = written_pairs([question], [record()], {"1.000001": "tru"}, RNG, 1)
    assert (pair.right, pair.group, pair.kin) == (record().name, "1.000001", "tru")
