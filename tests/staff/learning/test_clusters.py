from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from knowledge_base.search.encoders import open_encoder
from staff.learning.clusters import Cluster, clusters, group_alike, shown
from staff.learning.messages import Message
from tests.staff.learning.conftest import by_word, message

GROUPS = json.loads((Path(__file__).parent / "groups.json").read_text("utf-8"))
PURITY, TOGETHER = 0.85, 0.85


def messages(*told: dict) -> list[Message]:
    return [Message.model_validate(each) for each in told]


def test_messages_of_one_meaning_are_one_cluster_and_others_another():
    held = messages(message(1, "phơi lúa"), message(2, "nuôi chó"), message(3, "xin phơi lúa"))
    found = clusters(held, by_word)
    assert {tuple(m.id for m in cluster.messages) for cluster in found} == {(1, 3), (2,)}


def test_messages_about_an_answer_are_together_by_its_procedure():
    told = {"kind": "rated_low", "procedure": "1.000001"}
    held = messages(message(1, "lệ phí", **told), message(2, "phơi lúa", **told))
    (cluster,) = clusters(held, by_word)
    assert (cluster.procedure, len(cluster.messages)) == ("1.000001", 2)


def test_five_different_people_must_be_behind_a_cluster_and_not_five_messages():
    one = [message(number, "phơi lúa", who=1) for number in range(1, 9)]
    assert shown(clusters(messages(*one), by_word)) == []
    five = [message(number, "phơi lúa", who=number) for number in range(1, 6)]
    assert [cluster.senders for cluster in shown(clusters(messages(*five), by_word))] == [5]


def test_people_of_two_periods_are_not_added_up_since_they_may_be_the_same():
    told = [message(n, "phơi lúa", who=n % 3, period=n // 3) for n in range(6)]
    (cluster,) = clusters(messages(*told), by_word)
    assert cluster.senders == 3


def test_the_most_people_come_first():
    many = [message(number, "phơi lúa") for number in range(1, 8)]
    few = [message(number, "nuôi chó") for number in range(10, 15)]
    assert [c.senders for c in shown(clusters(messages(*few, *many), by_word))] == [7, 5]


def test_a_cluster_is_called_by_what_was_said_most():
    told = messages(message(1, "phơi lúa"), message(2, "phơi thóc"), message(3, "phơi thóc"))
    assert Cluster(tuple(told)).title == "phơi thóc"


def test_a_row_far_from_all_begins_a_group():
    vectors = np.eye(3, dtype=np.float32)[[0, 1, 0, 2]]
    assert group_alike(vectors, np.ones(4, np.float32)).tolist() == [0, 1, 0, 2]


@pytest.mark.parametrize("text", ["", "[TÊN]", "!!!"])
def test_a_message_without_words_is_in_no_cluster(text):
    assert clusters(messages(message(1, text)), by_word) == []


def test_the_shipped_encoder_puts_most_of_a_meaning_together():
    """On own messages of 14 meanings: docs/quality.md says how well."""
    told = [(meaning, text) for meaning, texts in GROUPS.items() for text in texts]
    held = messages(*(message(n, text) for n, (_, text) in enumerate(told)))
    meaning = {n: name for n, (name, _) in enumerate(told)}
    found = clusters(held, open_encoder().encode)
    counts = [Counter(meaning[m.id] for m in cluster.messages) for cluster in found]
    purity = sum(max(count.values()) for count in counts) / len(told)
    together = sum(max(count[name] for count in counts) for name in GROUPS) / len(told)
    assert purity >= PURITY
    assert together >= TOGETHER
