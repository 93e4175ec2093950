"""``python -m bench``: start the product on ports of its own, ask, print the table, stop."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from bench import dossiers, memory
from bench.conversations import GREETING, conversations, one_long
from bench.load import Timing, ask_gateway, ask_rasa, measure
from bench.report import Findings, table
from scripts import trial
from scripts.addresses import HOST
from scripts.problem import exit_code

# One sender asks faster here than any citizen may.
NO_LIMITS = {"BOT_RATE_BURST": "1000000", "BOT_RATE_PER_HOUR": "1000000"}
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


def main() -> None:
    """Measure and print.

    Raises:
        Problem: The product could not be started.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        trial.running(Path(folder), NO_LIMITS) as started,
    ):
        rasa = f"http://{HOST}:{started.addresses.rasa}"
        found = asyncio.run(timings(started.url, rasa))
        print(table(Findings(started.ready_s, found, memory.of_run(started.run))))
    print(f"\n{dossiers.table(dossiers.measure_all(dossiers.COUNT))}")


if __name__ == "__main__":
    sys.exit(exit_code(main))
