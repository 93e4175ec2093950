"""What Locust runs: turns that arrive at a rate of their own, whether or not others are answered.

Started by `bench.open_loop` in .venv-ops, so that nothing of the project is imported here. The
time of a turn counts from when it was to arrive, so that a queue in front of the service shows.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import gevent  # type: ignore[import-untyped]
from locust import FastHttpUser, task  # type: ignore[import-not-found]

HOSTS = os.environ["LOAD_HOSTS"].split(",")
RATES = [float(rate) for rate in os.environ["LOAD_RATES"].split(",")]
STEP_S = float(os.environ["LOAD_STEP_S"])
OUT = Path(os.environ["LOAD_OUT"])
SETS = os.environ["LOAD_SETS"].split(",")
P95_MS = 300.0
BAD = ("unavailable", "error")


def conversations(seed: int) -> Iterator[tuple[str, list[str]]]:
    """Yield sessions with their messages, those of the labelled sets, again and again."""
    rows = [json.loads(line) for name in SETS for line in Path(name).read_text().splitlines()]
    spoken = [
        [turn["text"] for turn in row["turns"] if turn.get("text")]
        if "turns" in row
        else [row["text"]]
        for row in rows
    ]
    random.Random(seed).shuffle(spoken)  # noqa: S311  # a seed, no secret
    for number, texts in enumerate(itertools.cycle([texts for texts in spoken if texts])):
        yield f"load-{seed}-{number}", list(texts)


class Arrivals(FastHttpUser):  # type: ignore[misc]
    """One user, who lets each turn begin in a thread of its own at its time."""

    concurrency = 2000
    network_timeout = 10.0
    connection_timeout = 5.0
    host = HOSTS[0]

    @task  # type: ignore[untyped-decorator]
    def climb(self) -> None:
        """Raise the rate step by step until the service is too slow, then end."""
        self._new = conversations(seed=int(time.time()))
        self._idle: list[tuple[str, list[str]]] = []
        self.step(min(RATES), 8.0)  # warm-up, not counted
        for rate in RATES:
            found = self.step(rate, STEP_S)
            with OUT.open("a", encoding="utf-8") as out:
                out.write(json.dumps(found) + "\n")
            if found["p95_ms"] > P95_MS or found["failed"] > 0.01 * found["turns"]:
                break
        self.environment.runner.quit()

    def step(self, rate: float, seconds: float) -> dict[str, float]:
        """Let turns arrive at ``rate`` a second for ``seconds``; return how they fared."""
        chance, results = random.Random(rate), list[tuple[float, bool]]()  # noqa: S311
        began = due = time.monotonic()
        threads = []
        while due - began < seconds:
            due += chance.expovariate(rate)
            gevent.sleep(max(0.0, due - time.monotonic()))
            threads.append(gevent.spawn(self.turn, due, results))
        gevent.joinall(threads, timeout=12.0)
        took = time.monotonic() - began
        ranked = sorted(ms for ms, _ in results) or [0.0]
        return {
            "rate": rate,
            "turns": len(threads),
            "per_s": len(results) / took,
            "p50_ms": ranked[len(ranked) // 2],
            "p95_ms": ranked[max(0, -(-len(ranked) * 95 // 100) - 1)],
            "failed": len(threads) - sum(good for _, good in results),
            "began": began,
            "ended": time.monotonic(),
        }

    def turn(self, due: float, results: list[tuple[float, bool]]) -> None:
        """Say the next message of a conversation in which nothing is under way."""
        session, texts = self._idle.pop() if self._idle else next(self._new)
        body = {"session": session, "text": texts.pop(0)}
        host = HOSTS[hash(session) % len(HOSTS)]
        with self.client.post(f"{host}/api/chat", json=body, catch_response=True) as answer:
            outcome = json.loads(answer.text or "{}").get("outcome", "error")
            answer.success() if outcome not in BAD else answer.failure(outcome)
        results.append(((time.monotonic() - due) * 1000, outcome not in BAD))
        if texts:
            self._idle.insert(0, (session, texts))
