"""After a whole run, no personal number is in any log, tracker or table of the product."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.written.measuring import by_hand
from tests.bot.written.personal import personal

pytestmark = pytest.mark.rasa

PLANTED = 60
ENOUGH = 8  # characters of a planted number that is looked for: times and hashes hold shorter ones


def written_by(folder: Path) -> bytes:
    """Return all that the processes have written: logs, trackers, tables, their journals."""
    return b"\n".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def traces(number: str) -> list[str]:
    """Return the forms in which ``number`` could be found: as typed, escaped, digits alone."""
    digits = "".join(char for char in number if char.isdecimal())
    escaped = number.encode("unicode_escape").decode()
    return [trace for trace in {number, escaped, digits} if len(trace) >= ENOUGH]


def test_no_planted_number_is_written_anywhere(ask, product):
    planted = [*by_hand(), *personal(seed=7)[::8]]
    shown = [form for form in planted if len(form.number) >= ENOUGH][-PLANTED:]
    for form in shown:
        assert ask(form.text[:900])["outcome"] not in {"error", "unavailable"}, form.text
    folder = product.log.parent
    found = written_by(folder)
    assert (
        b"[CCCD]" in found
    )  # the texts themselves are there, so that this looks at the right place
    assert {file.suffix for file in folder.rglob("*")} >= {".sqlite3", ".jsonl", ".log"}
    kept = [f.text for f in shown if any(trace.encode() in found for trace in traces(f.number))]
    assert kept == []
