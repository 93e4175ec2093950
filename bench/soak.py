"""``python -m bench.soak``: hold conversations for a long time, and see whether memory grows.

Each process is measured after a warm-up and then again and again; what counts is the mean of the
last fifth against the mean of the first fifth. Real messages of the project's own sets, in
conversations of changing length, eight at a time, with PostgreSQL and Redis.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import math
import os
import random
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
import httpx

from bench.open_loop import SETS, healthy, kinds, province
from bench.processes import memory_mb
from scripts.problem import Problem, exit_code
from scripts.province_started import started
from scripts.supervised import Supervisor

CLIENTS = 8
MOST_GROWTH = 0.10
SAMPLES = 40
STORES = ("postgres", "redis")  # their caches fill as they are told to; shown, not judged
Sample = Mapping[str, float]


def messages(seed: int) -> Iterator[str]:
    """Yield the messages of the sets in a changing order, for ever."""
    rows = [json.loads(line) for name in SETS for line in Path(name).read_text().splitlines()]
    texts = [turn["text"] for row in rows for turn in row["turns"] if turn.get("text")]
    chance = random.Random(seed)  # noqa: S311  # a seed, no secret
    while True:
        chance.shuffle(texts)
        yield from texts


class Talks:
    """Citizens who talk until the turns are used up, or the time is over.

    Attributes:
        left: Turns that are still to be held.
        endings: How often each ending came.
    """

    def __init__(self, url: str, turns: int, seed: int, until: float = math.inf) -> None:
        """``until``: as `time.monotonic` counts."""
        self.left, self.endings = turns, Counter[str]()
        self._until = until
        self._url, self._said = url, messages(seed)
        self._chance = random.Random(seed)  # noqa: S311  # a seed, no secret

    async def hold(self) -> None:
        """Hold all of them, `CLIENTS` conversations at a time."""
        async with httpx.AsyncClient(base_url=self._url, timeout=30.0, trust_env=False) as client:
            await asyncio.gather(*(self._talk(client) for _ in range(CLIENTS)))

    async def _talk(self, client: httpx.AsyncClient) -> None:
        while self.left > 0 and time.monotonic() < self._until:
            session = uuid.uuid4().hex
            for text in itertools.islice(self._said, self._chance.randint(1, 12)):
                if self.left <= 0:
                    return
                self.left -= 1
                answer = await client.post("/api/chat", json={"session": session, "text": text})
                self.endings[str(answer.json()["outcome"])] += 1


async def soak(talks: Talks, supervisor: Supervisor, turns: int) -> list[Sample]:
    """Hold ``talks``; return the memory of each kind of process after the warm-up."""
    holding, samples = asyncio.create_task(talks.hold()), list[Sample]()
    warm = min(turns // 5, 4000)
    every = max(1, (turns - warm) // SAMPLES)
    wanted = turns - warm
    while not holding.done():
        await asyncio.sleep(0.2)
        if talks.left <= wanted:
            found = await asyncio.to_thread(kinds, supervisor)
            samples.append({kind: memory_mb(pids) for kind, pids in found.items()})
            wanted = talks.left - every
    await holding
    return samples


def fifths(samples: Sequence[Sample], kind: str) -> list[float]:
    """Return the mean memory in each fifth of ``samples``.

    Raises:
        Problem: There are too few samples to say anything.
    """
    size = len(samples) // 5
    if not size:
        raise Problem(f"Only {len(samples)} samples: hold more turns.")
    starts = range(0, 5 * size, size)
    return [sum(one[kind] for one in samples[at : at + size]) / size for at in starts]


def report(samples: Sequence[Sample], talks: Talks, seconds: float) -> tuple[str, bool]:
    """Return the table, and whether no process of ours grew too much."""
    lines = ["| process | MB, means of five fifths | growth | |", "|---|---|---|---|"]
    flat = True
    for kind in sorted(samples[0]):
        means = fifths(samples, kind)
        grown = means[-1] / means[0] - 1
        judged = kind not in STORES
        flat &= not judged or grown < MOST_GROWTH
        verdict = ("ok" if grown < MOST_GROWTH else "NOT met") if judged else "not judged"
        shown = ", ".join(f"{mean:.0f}" for mean in means)
        lines.append(f"| {kind} | {shown} | {grown:+.1%} | {verdict} |")
    endings = ", ".join(f"{name} {count}" for name, count in talks.endings.most_common())
    turns = talks.endings.total()
    rate = f"{turns} turns in {seconds / 60:.0f} min, {turns / seconds:.1f} a second"
    return "\n".join([*lines, "", f"{rate}, {len(samples)} samples: {endings}."]), flat


@click.command()
@click.option("--turns", default=200_000, show_default=True)
@click.option("--minutes", default=math.inf, help="End after so long, whatever is left.")
@click.option("--seed", default=7, show_default=True)
@click.option("--port", default=21760, show_default=True, help="First of fifty ports in a row.")
def command(turns: int, minutes: float, seed: int, port: int) -> None:
    """Hold TURNS turns and say whether memory stays flat."""
    with tempfile.TemporaryDirectory(prefix="motcua-soak-") as name:
        of = province(Path(name), 1, port)
        with started(of, healthy) as supervisor:
            began = time.monotonic()
            talks = Talks(of.bots[0].url, turns, seed, began + 60 * minutes)
            samples = asyncio.run(soak(talks, supervisor, turns))
            told, flat = report(samples, talks, time.monotonic() - began)
    print(f"{os.cpu_count()} cores, {CLIENTS} conversations at a time.\n{told}")
    if not flat:
        raise Problem("Memory grew by 10 % or more.")


def main() -> None:
    """Do what the command line says."""
    command(standalone_mode=False)


if __name__ == "__main__":
    sys.exit(exit_code(main))
