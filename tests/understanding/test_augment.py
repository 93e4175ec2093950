from __future__ import annotations

import random

import pytest

from understanding.augment import augmented, paired
from understanding.writing import CHAT_WORDS, slip, swap, telex

EXAMPLES = [
    ("tách khẩu", "ask_overview"),
    ("hết bao nhiêu tiền", "ask_fee"),
    ("xin chào", "greet"),
]


class FirstAlways(random.Random):
    """Chooses the first of everything; chance itself is ``value``."""

    def __init__(self, value: float) -> None:
        super().__init__(0)
        self.value = value

    def random(self) -> float:
        return self.value

    def choice(self, seq):
        return seq[0]


def test_the_written_examples_come_first_and_unchanged():
    assert augmented(EXAMPLES)[:3] == EXAMPLES


def test_the_same_seed_makes_the_same_examples():
    assert augmented(EXAMPLES, seed=3) == augmented(EXAMPLES, seed=3)


def test_no_text_is_made_twice():
    texts = [text for text, _ in augmented(EXAMPLES * 5, pairs=5)]
    assert len(texts) == len(set(texts))


def test_small_talk_is_never_joined_to_a_procedure():
    greetings = [text for text, intent in augmented(EXAMPLES, pairs=9) if intent == "greet"]
    assert all(len(text.split()) <= 2 for text in greetings)


def test_a_question_is_asked_behind_its_matter():
    text = paired("hết bao nhiêu tiền", ["tách khẩu"], FirstAlways(0.9))
    assert text == "tách khẩu hết bao nhiêu tiền"


def test_chat_words_replace_whole_words_only():
    assert swap("không gìn giữ gì", CHAT_WORDS, FirstAlways(0.0)) == "ko gìn giữ j"


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        pytest.param("lấy", "laays", id="letter-and-tone"),
        pytest.param("đi", "ddi", id="letter"),
        pytest.param("lá", "las", id="tone-at-the-end"),
        pytest.param("xe", "xe", id="nothing-to-type"),
    ],
)
def test_telex(word, keys):
    assert telex(word) == keys


def test_a_slip_keeps_the_number_of_words():
    for seed in range(20):
        chance = random.Random(seed)  # noqa: S311 - seeded on purpose
        assert len(slip("đăng ký kết hôn ở đâu", chance).split()) == 6
