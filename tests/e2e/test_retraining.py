"""One model takes over from another, and back, while citizens go on asking: no turn is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from scripts import leftovers, model, ready, trial
from scripts.retrain import back, switch
from scripts.slots import Slots
from scripts.supervised import SUPERVISORD, Supervisor

pytestmark = [pytest.mark.rasa, pytest.mark.slow]

SERVE = (
    "import os, sys, pathlib, scripts.serve as s; s.serve(pathlib.Path(sys.argv[1]), os.environ)"
)
QUESTION = "đăng ký tạm trú mất bao nhiêu tiền"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Slots, Supervisor]]:
    """The product under its supervisor."""
    if not model.MODEL.exists() or not SUPERVISORD.exists():
        pytest.skip("the trained model or supervisord is missing: make train serve")
    addresses, run = trial.free_addresses(), uuid.uuid4().hex
    environment = {
        **os.environ,
        **trial.variables(addresses, tmp_path, run),
        "BOT_RATE_BURST": "1000000",
        "BOT_RATE_PER_HOUR": "1000000",
    }
    folder = tmp_path / "serve"
    with (tmp_path / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(folder)], env=environment, stdout=log, stderr=log
        )
    try:
        ready.wait(addresses.health, alive=lambda: process.poll() is None, patience_s=200)
        yield (
            f"http://127.0.0.1:{addresses.bot}",
            Slots(folder, addresses.rasa),
            Supervisor(folder),
        )
    finally:
        process.terminate()
        process.wait(timeout=60)
        leftovers.sweep(run)


def test_a_switch_and_the_way_back_lose_no_turn(served):
    url, slots, supervisor = served
    endings, over = Counter[str](), threading.Event()

    def ask(session: str) -> None:
        with httpx.Client(base_url=url, timeout=20.0, trust_env=False) as client:
            while not over.is_set():
                said = client.post("/api/chat", json={"session": session, "text": QUESTION})
                endings[said.json()["outcome"]] += 1
                time.sleep(0.05)

    asking = [threading.Thread(target=ask, args=(name,)) for name in ("một", "hai", "ba")]
    for one in asking:
        one.start()
    try:
        assert switch(slots, supervisor, model.MODEL) == "rasa_b"
        assert supervisor.pid("rasa_a") is None
        asked = endings.total()
        time.sleep(1.0)
        assert endings.total() > asked
        assert back(slots, supervisor) == "rasa_a"
        time.sleep(1.0)
    finally:
        over.set()
        for one in asking:
            one.join()
    assert set(endings) == {"answered"}, endings
    assert endings.total() > 50
