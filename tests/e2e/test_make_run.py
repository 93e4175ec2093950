"""``make run`` itself: a second start needs no network, and Ctrl-C leaves nothing behind."""

from __future__ import annotations

import shutil

import pytest

from scripts import leftovers, model, trial

pytestmark = pytest.mark.rasa

# Whoever asked for the network now would be refused at once.
NO_NETWORK = {
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "UV_OFFLINE": "1",
    "PIP_NO_INDEX": "1",
}


@pytest.mark.slow
def test_a_second_run_is_ready_without_network_and_stops_wholly(tmp_path):
    make = shutil.which("make")
    if make is None or not model.MODEL.exists():
        pytest.skip("make or the trained model is missing; `make test` has both")
    with trial.running(tmp_path, NO_NETWORK, command=(make, "run")) as started:
        printed = started.log.read_text(encoding="utf-8")
        assert f"http://127.0.0.1:{started.addresses.bot}" in printed
        assert "Setting up" not in printed
        assert len(leftovers.members(started.run)) >= 4
    assert leftovers.members(started.run) == []
