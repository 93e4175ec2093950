"""``python -m bench.open_loop``: how many turns a second 1, 2 and 4 replicas of each answer.

Turns arrive whether or not others are answered (Locust, `bench.locustfile`); what counts is the
highest rate at which 95 in 100 turns end within 300 ms and at most 1 in 100 badly. Besides the
table it says how much processor time a turn costs in each process: that is what to plan with.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import httpx

from bench.processes import family, memory_mb, processor_s
from scripts.problem import Problem, exit_code
from scripts.province import Place, Province
from scripts.province_started import started
from scripts.supervised import Supervisor

LOCUST = Path(".venv-ops/bin/locust")
SETS = [f"tests/evaluation/{name}.jsonl" for name in ("everyday", "fresh", "dialogues")]
RATES = (2, 4, 6, 8, 10, 12, 15, 18, 22, 26, 31, 37, 45, 54, 65, 78, 94, 113, 135)
MOST_MS = 300.0
NO_LIMITS = {
    "BOT_RATE_BURST": "1000000",
    "BOT_RATE_PER_HOUR": "1000000",
    "BOT_WEB_SESSIONS": "any",
    "BOT_DEMO": "false",
    "NO_PROXY": "*",
    "no_proxy": "*",
}


@dataclass(frozen=True, slots=True)
class Run:
    """What was found with a number of replicas.

    Attributes:
        steps: Of `bench.locustfile`, the slowest rate first.
        turn_ms: Processor time of one turn, by kind of process.
        memory_mb: By kind of process, all replicas together.
    """

    replicas: int
    steps: Sequence[Mapping[str, float]]
    turn_ms: Mapping[str, float]
    memory_mb: Mapping[str, float]

    @property
    def held(self) -> Mapping[str, float] | None:
        """The highest rate that was held; ``None``: not even the lowest."""
        good = [
            s for s in self.steps if s["p95_ms"] <= MOST_MS and s["failed"] <= s["turns"] / 100
        ]
        return good[-1] if good else None


def places(replicas: int, port: int) -> list[Place]:
    """Return as many places on this machine, from ``port`` on."""
    return [Place(port + number) for number in range(replicas)]


def province(folder: Path, replicas: int, port: int) -> Province:
    """Return a province with ``replicas`` of each stateless process, from ``port`` on."""
    return Province(
        folder=folder,
        postgres=Place(port),
        redis=Place(port + 1),
        bots=places(replicas, port + 10),
        rasas=places(replicas, port + 20),
        actions=places(replicas, port + 30),
        settings=NO_LIMITS,
    )


def healthy(url: str) -> bool:
    """Say whether ``url`` gives a 200."""
    try:
        return httpx.get(url, timeout=3.0, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def kinds(supervisor: Supervisor) -> dict[str, list[int]]:
    """Return the processes by kind: ``rasa`` for ``rasa1`` and ``rasa2``."""
    found = defaultdict(list)
    for name in supervisor.names():
        if (pid := supervisor.pid(name)) is not None:
            found[name.rstrip("0123456789")].extend(family(pid))
    return dict(found)


def locust(hosts: Sequence[str], step_s: float, folder: Path) -> list[dict[str, float]]:
    """Raise the rate until the service is too slow; return the steps.

    Raises:
        Problem: Locust is missing, or failed.
    """
    if not LOCUST.exists():
        raise Problem(f"{LOCUST} is missing: python3 -m scripts.setup ops")
    out = folder / "steps.jsonl"
    told = {
        **os.environ,
        "LOAD_HOSTS": ",".join(hosts),
        "LOAD_RATES": ",".join(map(str, RATES)),
        "LOAD_STEP_S": str(step_s),
        "LOAD_OUT": str(out),
        "LOAD_SETS": ",".join(SETS),
    }
    command = [str(LOCUST), "-f", "bench/locustfile.py", "--headless", "-u", "1", "-r", "1"]
    done = subprocess.run(
        [*command, "--only-summary"], env=told, capture_output=True, text=True, check=False
    )
    if not out.exists():
        raise Problem(f"{done.stderr[-2000:]}\nLocust found nothing.")
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def measured(replicas: int, step_s: float, port: int) -> Run:
    """Start a province of ``replicas``, load it, and stop it."""
    with tempfile.TemporaryDirectory(prefix="motcua-load-") as name:
        folder = Path(name)
        of = province(folder, replicas, port)
        with started(of, healthy) as supervisor:
            before = {kind: processor_s(pids) for kind, pids in kinds(supervisor).items()}
            steps = locust([place.url for place in of.bots], step_s, folder)
            now = kinds(supervisor)
            used = {kind: processor_s(pids) - before[kind] for kind, pids in now.items()}
            memory = {kind: memory_mb(pids) for kind, pids in now.items()}
    turns = sum(step["turns"] for step in steps) + 8 * min(RATES)
    return Run(replicas, steps, {k: s / turns * 1000 for k, s in used.items()}, memory)


def table(runs: Sequence[Run]) -> str:
    """Return all runs as Markdown."""
    head = "| replicas of each | turns/s at p95 < 300 ms | p50 ms | p95 ms | next step: p95 ms |"
    lines = [head, "|---|---|---|---|---|"]
    for run in runs:
        held, last = run.held, run.steps[-1]
        beyond = f"{last['p95_ms']:.0f} at {last['rate']:.0f}/s" if last is not held else "–"
        found = (held["per_s"], held["p50_ms"], held["p95_ms"]) if held else (0.0, 0.0, 0.0)
        rate, middle, most = found
        lines.append(f"| {run.replicas} | {rate:.1f} | {middle:.0f} | {most:.0f} | {beyond} |")
    names = sorted(runs[0].turn_ms)
    lines += ["", "Processor time of a turn in ms, and memory in MB of all replicas:", ""]
    lines += ["| replicas | " + " | ".join(names) + " | all |", "|---" * (len(names) + 2) + "|"]
    for run in runs:
        cells = [f"{run.turn_ms[n]:.1f} / {run.memory_mb[n]:.0f}" for n in names]
        total = f"{sum(run.turn_ms.values()):.0f} / {sum(run.memory_mb.values()):.0f}"
        lines.append(f"| {run.replicas} | " + " | ".join([*cells, total]) + " |")
    return "\n".join(lines)


@click.command()
@click.option("--replicas", default="1,2,4", show_default=True, help="Numbers, parted by commas.")
@click.option("--step", default=15.0, show_default=True, help="Seconds at each rate.")
@click.option("--port", default=21700, show_default=True, help="First of fifty ports in a row.")
def command(replicas: str, step: float, port: int) -> None:
    """Load provinces of several sizes on this machine, print the table."""
    runs = []
    for number in map(int, replicas.split(",")):
        runs.append(measured(number, step, port))
        print(table(runs[-1:]), "\n", flush=True)
    print(f"{os.cpu_count()} cores, {step:.0f} s at each rate.\n{table(runs)}")


def main() -> None:
    """Do what the command line says."""
    command(standalone_mode=False)


if __name__ == "__main__":
    sys.exit(exit_code(main))
