"""The turn log: one JSON line a turn, without sender and without text."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import NamedTuple

from bot.wire import Answer


class Entry(NamedTuple):
    """One turn as it is counted.

    Attributes:
        turn: Its id, also in Rasa's metadata.
        channel: Where it came from.
        answer: What was said; only its outcome, intent, facet and procedure are logged.
        version: Version of the record that was said, so that the answer can be said again.
        took_ms: Milliseconds from arrival to answer.
    """

    turn: str
    channel: str
    answer: Answer
    version: str | None
    took_ms: float


class TurnLog:
    """Writes turns to a logger of its own."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger

    def write(self, entry: Entry, at: float) -> None:
        """Write one line for ``entry``, which ended at ``at`` (seconds since 1970)."""
        line = {
            "time": datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds"),
            "turn": entry.turn,
            "channel": entry.channel,
            "intent": entry.answer.intent,
            "facet": entry.answer.facet,
            "outcome": entry.answer.outcome,
            "procedure": entry.answer.procedure,
            "version": entry.version,
            "ms": round(entry.took_ms, 1),
        }
        self._logger.info(json.dumps(line, ensure_ascii=False))

    def close(self) -> None:
        """Flush and close what is written to."""
        for handler in list(self._logger.handlers):
            self._logger.removeHandler(handler)
            handler.close()


def turn_logger(where: str) -> logging.Logger:
    """Return a logger that writes bare lines to the file ``where``, or to standard output (`-`).

    Raises:
        OSError: The file cannot be written.
    """
    logger = logging.Logger("bot.turns", logging.INFO)  # its own, so that two apps never share one
    if where == "-":
        logger.addHandler(logging.StreamHandler(sys.stdout))
    else:
        path = Path(where)
        path.parent.mkdir(parents=True, exist_ok=True)
        logger.addHandler(WatchedFileHandler(path, encoding="utf-8"))
    return logger


def set_up_process_log() -> None:
    """Log warnings and our own progress to standard error, and no address of any request.

    httpx logs each URL at INFO, and a channel's URL may hold its token.
    """
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)
