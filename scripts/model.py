"""Train Rasa's model when what it learns from has changed: ``python -m scripts.model``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts.problem import Problem, exit_code
from scripts.stamps import digest, files_under, is_current, mark

SOURCES = [Path("config.yml"), Path("domain"), Path("nlu_data"), Path("understanding")]
LOCK = Path("requirements/rasa.txt")
MODEL = Path("models/motcua.tar.gz")
STAMP = Path("models/made-from")
LOG = Path("var/log/rasa-train.log")
TRAIN = [
    ".venv-rasa/bin/rasa", "train",
    "--config", "config.yml", "--domain", "domain", "--data", "nlu_data",
    "--out", "models", "--fixed-model-name", "motcua",
    "--force",  # Rasa's cache does not notice a change in our own classifier
]  # fmt: skip
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL": "WARNING",
}


def made_from() -> str:
    """Return the digest of all that the model depends on."""
    return digest([*files_under(SOURCES), LOCK])


def train() -> None:
    """Train; what Rasa says goes to a file.

    Raises:
        Problem: Rasa refused the data or failed; its last lines are in the sentence.
    """
    print("Training Rasa's model (one to four minutes, once for each change) …", flush=True)
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("w", encoding="utf-8") as log:
        done = subprocess.run(
            TRAIN, env={**os.environ, **QUIET}, stdout=log, stderr=log, check=False
        )
    if done.returncode != 0:
        last = "\n".join(LOG.read_text(encoding="utf-8").splitlines()[-20:])
        raise Problem(f"{last}\nRasa could not be trained: all it said is in {LOG}.")


def main() -> None:
    """Train unless the model at hand was made from what is here.

    Raises:
        Problem: Training failed.
    """
    wanted = made_from()
    if MODEL.exists() and is_current(STAMP, wanted):
        return
    train()
    mark(STAMP, wanted)


if __name__ == "__main__":
    sys.exit(exit_code(main))
