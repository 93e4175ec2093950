"""``python -m bench``: start the product on ports of its own, ask, print the table, stop."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench import dossiers, memory
from bench.conversations import GREETING, conversations, one_long
from bench.halting import halted
from bench.load import Timing, ask_gateway, ask_rasa, measure
from bench.platforms import Platform, platforms
from bench.report import ANSWERED, Findings, table
from bench.webhooks import expected, measure_acknowledgement, measure_answers
from scripts import trial
from scripts.addresses import HOST
from scripts.problem import exit_code
from tests.fakes.serving import served

# One sender asks faster here than any citizen may.
NO_LIMITS = {
    "BOT_RATE_BURST": "1000000",
    "BOT_RATE_PER_HOUR": "1000000",
    "BOT_RATE_ALL_PER_MINUTE": "1000000",
}
MANY = 8


async def timings(bot: str, rasa: str) -> dict[str, Timing]:
    """Measure the web channel and Rasa, one after the other."""
    greetings = [[GREETING]] * 200
    await measure(bot, ask_gateway, conversations(6), clients=1)  # warm-up, not counted
    return {
        "web, 5 turns": await measure(bot, ask_gateway, conversations(40), clients=1),
        "web, 5 turns, many": await measure(bot, ask_gateway, conversations(120), clients=MANY),
        "web, 200 turns": await measure(bot, ask_gateway, [one_long(200)], clients=1),
        "Rasa alone, greeting": await measure(rasa, ask_rasa, greetings, clients=1),
        "Rasa alone, greeting, many": await measure(rasa, ask_rasa, greetings * 3, clients=MANY),
    }


async def through(bot: str, all_: Sequence[Platform]) -> dict[str, Timing]:
    """Measure the same conversations through each platform's webhook."""
    asked = conversations(60)
    told = await expected(bot, conversations(6))
    return {
        f"{one.name} webhook{ANSWERED}": await measure_answers(bot, one, asked, told, MANY)
        for one in all_
    }


async def acknowledged(bot: str, all_: Sequence[Platform]) -> dict[str, Timing]:
    """Measure how soon each platform's webhook is acknowledged."""
    return {one.name: await measure_acknowledgement(bot, one, 200, MANY) for one in all_}


def main() -> None:
    """Measure and print.

    Raises:
        Problem: The product could not be started.
    """
    all_ = platforms()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        told = dict(NO_LIMITS)
        for one in all_:
            told |= one.settings(stack.enter_context(served(one.app)))
        started = stack.enter_context(trial.running(Path(folder), told))
        rasa = f"http://{HOST}:{started.addresses.rasa}"
        found = asyncio.run(timings(started.url, rasa))
        found |= asyncio.run(through(started.url, all_))
        taken = memory.of_run(started.run)
        with halted(started.run, "rasa"):
            soon = asyncio.run(acknowledged(started.url, all_))
        print(table(Findings(started.ready_s, found, taken, soon)))
    print(f"\n{dossiers.table(dossiers.measure_all(dossiers.COUNT))}")


if __name__ == "__main__":
    sys.exit(exit_code(main))
