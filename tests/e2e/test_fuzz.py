"""A small part of ``make fuzz``: odd messages to the real product."""

from __future__ import annotations

import pytest

from evaluation.fuzzing import fuzz
from evaluation.labels import paths, read_set
from evaluation.odd_messages import odd_messages

pytestmark = pytest.mark.rasa


def test_no_odd_message_ends_in_an_error_or_does_not_fit(product):
    talks = read_set("dialogues", paths()["dialogues"])
    seeds = [turn.text for talk in talks for turn in talk.turns]
    assert fuzz(product.url, odd_messages(seeds, 250)).problems == []
