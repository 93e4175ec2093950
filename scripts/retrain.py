"""Another model without a lost turn: ``python -m scripts.retrain train|evaluate|switch|back``.

For a product that `scripts.serve` runs. `train` makes the model beside the one that is used;
`evaluate` asks both the labelled messages; `switch` starts a second Rasa with it, has the gateway
use that one, lets what is under way in the first end, and stops it; `back` does the same with the
model of before. Rasa's HTTP API, which could load a model too, stays off.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import httpx
from dotenv import dotenv_values

from scripts import model
from scripts.addresses import Addresses
from scripts.problem import Problem, exit_code
from scripts.slots import FOLDER, Slots
from scripts.supervised import Supervisor

NEXT = Path("models/next/motcua.tar.gz")  # a folder of its own: Rasa takes the newest in one
DRAIN_S = 7.0  # longer than a turn may take, and than the gateway takes to look again
START_S = 180.0
SETS = ("everyday", "dialogues", "out_of_scope")
MOST_LOST = 0.01
"""Share of messages that the new model may get wrong more than the old one."""


def train() -> None:
    """Train from what is here into `NEXT`.

    Raises:
        Problem: Training failed.
    """
    NEXT.parent.mkdir(parents=True, exist_ok=True)
    command = ["--out", str(NEXT.parent), "--fixed-model-name", NEXT.name.removesuffix(".tar.gz")]
    told = model.TRAIN[: model.TRAIN.index("--out")] + command + ["--force"]
    done = subprocess.run(
        told, env={**os.environ, **model.QUIET}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Problem(f"{done.stderr[-2000:]}\nRasa could not be trained.")


def right_with(model_file: Path) -> dict[str, float]:
    """Ask the whole product with ``model_file``; return the share that is right, by set."""
    import tempfile

    from evaluation.figures import MEASURES, figure, groups
    from evaluation.labels import paths, read_set
    from evaluation.running import NO_LIMITS, judged

    asked = [c for name in SETS for c in read_set(name, paths()[name])]
    settings = {**NO_LIMITS, "RASA_MODEL": str(model_file.resolve())}
    with tempfile.TemporaryDirectory() as folder:
        rows = judged(Path(folder), settings, asked, ())
    by_set = groups(rows, lambda row: row.conversation.of)
    return {name: figure(part, MEASURES["right"]).share or 0.0 for name, part in by_set.items()}


def verdict(old: Mapping[str, float], new: Mapping[str, float]) -> str:
    """Return both as lines to read.

    Raises:
        Problem: The new one is worse by more than `MOST_LOST` on a set; it must not be used.
    """
    lines = "\n".join(f"{name}: {old[name]:.1%} right before, {new[name]:.1%} now" for name in old)
    if worse := [name for name in old if old[name] - new[name] > MOST_LOST]:
        raise Problem(f"{lines}\nWorse on {', '.join(worse)}: not to be used.")
    return lines


def answers(url: str) -> bool:
    """Say whether the Rasa at ``url`` has a model that answers."""
    hello = {"sender": f"health:{time.time_ns():x}", "message": "/greet"}
    hello["metadata"] = {"turn_id": "health", "channel": "health"}  # type: ignore[assignment]
    try:
        said = httpx.post(f"{url}/webhooks/rest/webhook", json=hello, timeout=5, trust_env=False)
        return said.is_success and bool(said.json())
    except (httpx.HTTPError, ValueError):
        return False


def hand_over(
    slots: Slots,
    supervisor: Supervisor,
    *,
    ready: Callable[[str], bool] = answers,
    drain_s: float = DRAIN_S,
) -> str:
    """Use the other slot from now on, with the model that lies in it; return its name.

    Raises:
        Problem: It does not answer; the one that is used goes on.
    """
    before, after = slots.used(), slots.other()
    supervisor.stop(after)  # one that an attempt before has left
    supervisor.start(after)
    deadline = time.monotonic() + START_S
    while not ready(slots.url(after)):
        if time.monotonic() > deadline:
            supervisor.stop(after)
            raise Problem(
                f"The new Rasa does not answer, so the old one goes on: see {after}.out."
            )
        time.sleep(0.3)
    slots.use(after)
    time.sleep(drain_s)
    supervisor.stop(before)
    return after


def switch(slots: Slots, supervisor: Supervisor, new: Path = NEXT) -> str:
    """Put ``new`` into the other slot and use it; see `hand_over`.

    Raises:
        Problem: There is no such model, or it does not answer.
    """
    if not new.exists():
        raise Problem(f"{new} is not there: python -m scripts.retrain train")
    slots.put(new, slots.other())
    return hand_over(slots, supervisor)


def back(slots: Slots, supervisor: Supervisor) -> str:
    """Use the model of before again; see `hand_over`.

    Raises:
        Problem: There is none, or it does not answer.
    """
    if not slots.model(slots.other()).exists():
        raise Problem("There is no model of before.")
    return hand_over(slots, supervisor)


def served() -> tuple[Slots, Supervisor]:
    """Return the places and the supervisor of the product that runs here.

    Raises:
        Problem: None runs.
    """
    slots = Slots(FOLDER, Addresses.read({**dotenv_values(".env"), **os.environ}).rasa)
    supervisor = Supervisor(FOLDER)
    if not supervisor.is_there():
        raise Problem("Nothing is served here: make serve")
    return slots, supervisor


def main() -> None:
    """Do what the command line says.

    Raises:
        Problem: It cannot be understood, or something failed.
    """
    match sys.argv[1:]:
        case ["train"]:
            train()
            print(f"Trained: {NEXT}")
        case ["evaluate"]:
            slots = Slots(FOLDER, Addresses().rasa)
            used = slots.model(slots.used())
            old = right_with(used if used.exists() else model.MODEL)
            print(verdict(old, right_with(NEXT)))
        case ["switch"]:
            print(f"Used now: {switch(*served())}. Back: python -m scripts.retrain back")
        case ["back"]:
            print(f"Used now: {back(*served())}")
        case _:
            raise Problem("Say: python -m scripts.retrain train|evaluate|switch|back")


if __name__ == "__main__":
    sys.exit(exit_code(main))
