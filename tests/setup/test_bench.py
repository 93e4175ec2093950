"""The benchmark's arithmetic, on numbers done in the head."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.conversations import FOLLOW_UPS, GREETING, conversations, one_long
from bench.load import Timing
from bench.memory import Memory, name_of, parse
from bench.report import Findings, table, timing_row

ROLLUP = """\
5580a0000000-7ffd0000 ---p 00000000 00:00 0                              [rollup]
Rss:                2000 kB
Pss:                1500 kB
Pss_Dirty:           900 kB
"""


def timing(clients: int, latency_ms: float, turns: int = 100, seconds: float = 2.0) -> Timing:
    return Timing(clients, seconds, [latency_ms] * turns, Counter(answered=turns))


def test_percentiles_are_latencies_that_occurred():
    hundred = Timing(1, 1.0, [float(n) for n in range(100, 0, -1)])
    assert hundred.percentile_ms(50) == 50.0
    assert hundred.percentile_ms(95) == 95.0
    assert Timing(1, 1.0, [7.0]).percentile_ms(95) == 7.0


def test_turns_a_second_count_all_clients():
    assert timing(8, 10.0, turns=100, seconds=2.0).turns_per_second == 50.0


def test_memory_is_read_in_bytes():
    assert parse(ROLLUP) == Memory(rss=2_048_000, pss=1_536_000)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (".venv/bin/python -m rasa_sdk --actions actions -p 5055", "actions"),
        (".venv-rasa/bin/python .venv-rasa/bin/rasa run -i 127.0.0.1", "rasa"),
        (".venv/bin/python -m bot serve", "bot"),
        (".venv/bin/python .venv/bin/honcho start", "runner"),
    ],
)
def test_a_process_is_named_as_in_the_procfile(command, name):
    assert name_of(command) == name


def test_a_conversation_has_five_turns_and_begins_with_a_greeting():
    assert [(len(c), c[0]) for c in conversations(8)] == [(5, GREETING)] * 8


def test_the_long_conversation_has_its_length_and_follows_up():
    turns = one_long(200)
    assert len(turns) == 200
    assert tuple(turns[1:4]) == FOLLOW_UPS


def test_a_row_says_all_of_a_measurement():
    assert timing_row("web", timing(8, 20.0)) == "| web | 8 | 100 | 50 | 20 | 20 | answered 100 |"


def test_the_table_ends_with_what_is_met_and_what_is_not():
    findings = Findings(
        ready_s=12.34,
        timings={
            "web, 5 turns": timing(1, 81.0),
            "web, 5 turns, many": timing(8, 20.0),
            "web, 200 turns": timing(1, 80.0),
            "Rasa alone, greeting": timing(1, 5.0, seconds=1.0),
            "Rasa alone, greeting, many": timing(8, 5.0, seconds=0.5),
        },
        memory={"rasa": Memory(rss=0, pss=1_310_000_000)},
        acknowledged={"Telegram": timing(8, 12.0), "Zalo OA": timing(8, 201.0)},
    )
    printed = table(findings)
    assert "Ratio web to Rasa alone: 0.50 at one client, 0.25 at 8." in printed
    assert "| Telegram | 8 | 100 | 12 | 12 |" in printed
    assert printed.splitlines()[-7:] == [
        "NOT met: p95 in 5-turn conversations 81 ms (≤ 80)",
        "met: p95 in 200 turns 80 ms (≤ 80)",
        "met: turns a second at eight clients 50 (≥ 50)",
        "met: ready after 12.3 s (≤ 25)",
        "met: Telegram webhooks acknowledged with Rasa stopped, p99 12 ms (≤ 200)",
        "NOT met: Zalo OA webhooks acknowledged with Rasa stopped, p99 201 ms (≤ 200)",
        "NOT met: memory 1.31 GB (≤ 1.3)",
    ]
