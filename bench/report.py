"""The table that ``make bench`` prints, and whether the aims are met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.load import Timing
from bench.memory import Memory

P95_MS = 80.0
TURNS_PER_SECOND_AT_EIGHT = 50.0
MEMORY_GB = 1.3
READY_S = 25.0
ACKNOWLEDGED_P99_MS = 200.0
ANSWERED = ", 5 turns, many"
GB = 10**9
MB = 10**6


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one run of the benchmark found.

    Attributes:
        ready_s: Seconds from the start to the first answer possible.
        timings: By what was measured.
        memory: By process, after all the asking.
        acknowledged: By platform, how soon webhooks were, with Rasa stopped.
    """

    ready_s: float
    timings: Mapping[str, Timing]
    memory: Mapping[str, Memory]
    acknowledged: Mapping[str, Timing]


def timing_row(name: str, timing: Timing) -> str:
    """Say one measurement as a row of a Markdown table."""
    endings = ", ".join(f"{name} {count}" for name, count in timing.endings.most_common())
    return (
        f"| {name} | {timing.clients} | {len(timing.latencies_ms)} "
        f"| {timing.turns_per_second:.0f} | {timing.percentile_ms(50):.0f} "
        f"| {timing.percentile_ms(95):.0f} | {endings} |"
    )


def acknowledged_row(name: str, timing: Timing) -> str:
    """Say how soon a platform's webhooks were acknowledged, as a row of a Markdown table."""
    return (
        f"| {name} | {timing.clients} | {len(timing.latencies_ms)} "
        f"| {timing.percentile_ms(50):.0f} | {timing.percentile_ms(99):.0f} |"
    )


def memory_row(name: str, memory: Memory) -> str:
    """Say one process as a row of a Markdown table."""
    return f"| {name} | {memory.rss / MB:.0f} | {memory.pss / MB:.0f} |"


def table(findings: Findings) -> str:
    """Return everything as Markdown."""
    web, rasa = findings.timings["web, 5 turns"], findings.timings["Rasa alone, greeting"]
    many = findings.timings["web, 5 turns, many"]
    rasa_many = findings.timings["Rasa alone, greeting, many"]
    total = Memory(
        sum(m.rss for m in findings.memory.values()), sum(m.pss for m in findings.memory.values())
    )
    return "\n".join(
        [
            "| what | clients | turns | turns/s | p50 ms | p95 ms | endings |",
            "|---|---|---|---|---|---|---|",
            *(timing_row(name, timing) for name, timing in findings.timings.items()),
            "",
            f"Ratio web to Rasa alone: {web.turns_per_second / rasa.turns_per_second:.2f} at one "
            f"client, {many.turns_per_second / rasa_many.turns_per_second:.2f} at {many.clients}.",
            f"Ready after {findings.ready_s:.1f} s.",
            "",
            "Webhooks with Rasa stopped:",
            "",
            "| acknowledged on | clients | webhooks | p50 ms | p99 ms |",
            "|---|---|---|---|---|",
            *(acknowledged_row(name, timing) for name, timing in findings.acknowledged.items()),
            "",
            "| process | RSS MB | PSS MB |",
            "|---|---|---|",
            *(memory_row(name, memory) for name, memory in sorted(findings.memory.items())),
            memory_row("all", total),
            "",
            *verdicts(findings),
        ]
    )


def verdicts(findings: Findings) -> list[str]:
    """Say for each aim whether it is met: ``met: p95 at one client 61 ms (80)``."""
    timings = findings.timings
    gigabytes = sum(m.pss for m in findings.memory.values()) / GB
    short, long = (timings[n].percentile_ms(95) for n in ("web, 5 turns", "web, 200 turns"))
    many = timings["web, 5 turns, many"].turns_per_second
    return [
        verdict(short <= P95_MS, f"p95 in 5-turn conversations {short:.0f} ms (≤ {P95_MS:.0f})"),
        verdict(long <= P95_MS, f"p95 in 200 turns {long:.0f} ms (≤ {P95_MS:.0f})"),
        verdict(
            many >= TURNS_PER_SECOND_AT_EIGHT,
            f"turns a second at eight clients {many:.0f} (≥ {TURNS_PER_SECOND_AT_EIGHT:.0f})",
        ),
        verdict(
            findings.ready_s <= READY_S, f"ready after {findings.ready_s:.1f} s (≤ {READY_S:.0f})"
        ),
        *(
            verdict(
                timing.percentile_ms(99) <= ACKNOWLEDGED_P99_MS,
                f"{name} webhooks acknowledged with Rasa stopped, p99 "
                f"{timing.percentile_ms(99):.0f} ms (≤ {ACKNOWLEDGED_P99_MS:.0f})",
            )
            for name, timing in findings.acknowledged.items()
        ),
        verdict(gigabytes <= MEMORY_GB, f"memory {gigabytes:.2f} GB (≤ {MEMORY_GB})"),
    ]


def verdict(met: bool, aim: str) -> str:
    """Say whether ``aim`` is met."""
    return f"{'met' if met else 'NOT met'}: {aim}"
