"""``python -m scripts.serve``: the product on one machine without containers, for years.

Like `scripts.run`, but under supervisord, which starts again whatever ends, and with two places
for Rasa, of which one is used: `scripts.retrain` puts another model into the other.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import uuid
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values

from scripts import leftovers, model, ports, ready, supervised
from scripts.addresses import HOST, Addresses
from scripts.problem import exit_code
from scripts.run import child_environment, make_folders
from scripts.slots import FOLDER, SLOTS, Slots
from scripts.supervised import Program

RASA_START_S = 120.0


def programs(addresses: Addresses, outer: Mapping[str, str], slots: Slots) -> list[Program]:
    """Return the Procfile's processes; Rasa twice, of which neither starts by itself."""
    told = child_environment(outer, addresses, outer.get(leftovers.MARK) or uuid.uuid4().hex)
    told["BOT_RASA_FILE"] = str(slots.file.resolve())
    found = []
    for line in Path("Procfile").read_text(encoding="utf-8").splitlines():
        name, command = line.split(": ", 1)
        shell = ["/bin/sh", "-c", command]
        if name != "rasa":
            found.append(Program(name, shell, told))
            continue
        for slot in SLOTS:
            own = {"RASA_PORT": str(slots.port(slot)), "RASA_MODEL": str(slots.model(slot).parent)}
            found.append(Program(slot, shell, told | own, starts_at_once=False))
    return found


def serve(folder: Path, outer: Mapping[str, str]) -> None:
    """Serve until told to end; state, logs and the supervisor's socket lie in ``folder``.

    Raises:
        Problem: A port is taken, or a process does not become ready.
    """
    addresses = Addresses.read(outer)
    slots = Slots(folder, addresses.rasa)
    ports.require_free((*addresses.ports, slots.port(SLOTS[1])))
    folder.mkdir(parents=True, exist_ok=True)
    make_folders(outer)
    slots.begin_with(model.MODEL)
    over = threading.Event()
    for ending in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(ending, lambda *_: over.set())
    with supervised.running(programs(addresses, outer, slots), folder) as supervisor:
        supervisor.start(slots.used())
        health = addresses.health | {"rasa": (slots.port(slots.used()), "/")}
        ready.wait(health, alive=lambda: not over.is_set())
        print(f"Một Cửa is ready: http://{HOST}:{addresses.bot}", flush=True)
        over.wait()


def main() -> None:
    """Serve from the settings of the environment and of ``.env``.

    Raises:
        Problem: It cannot be started.
    """
    told = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    serve(FOLDER, {**told, **os.environ})


if __name__ == "__main__":
    sys.exit(exit_code(main))
