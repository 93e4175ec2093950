"""``python -m scripts.audit``: ask for known weaknesses of every pinned dependency (pip-audit).

An exception is a line of `requirements/audit-exceptions.txt`: its id, the last day on which it
holds, and the reason. Where the advisory service cannot be asked, that is said, and it is no
failure unless ``AUDIT=strict`` wants an answer: a release with a weakness that everybody knows is
asked for first, since an index without advisories finds nothing, too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from scripts.problem import Problem, exit_code

PROGRAM = Path(".venv-ops/bin/pip-audit")
LOCKS = (Path("requirements/main.txt"), Path("requirements/rasa.txt"))
EXCEPTIONS = Path("requirements/audit-exceptions.txt")
KNOWN = "jinja2==3.1.2"  # CVE-2024-22195


@dataclass(frozen=True, slots=True)
class Excepted:
    """A weakness that is lived with.

    Attributes:
        id: Of the advisory.
        until: The last day.
        reason: Why it does no harm here.
    """

    id: str
    until: date
    reason: str


def exceptions(text: str) -> list[Excepted]:
    """Read the lines of the file of exceptions.

    Raises:
        Problem: A line has no day, or no reason.
    """
    found = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        try:
            id_, until, reason = line.split(maxsplit=2)
            found.append(Excepted(id_, date.fromisoformat(until), reason))
        except ValueError as error:
            raise Problem(f"An exception is “ID YYYY-MM-DD reason”, not: {line}") from error
    return found


def weaknesses(lock: Path) -> list[tuple[str, str]]:
    """Return (package, id) of each known weakness of what ``lock`` pins.

    Raises:
        Problem: pip-audit is missing or failed.
    """
    if not PROGRAM.exists():
        raise Problem(f"{PROGRAM} is missing: python3 -m scripts.setup ops")
    command = [str(PROGRAM), "--no-deps", "--disable-pip", "-f", "json", "-r", str(lock)]
    done = subprocess.run(
        [*command, "--progress-spinner", "off"], capture_output=True, text=True, check=False
    )
    try:
        told = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError) as error:
        raise Problem(f"pip-audit failed: {done.stderr.strip()[-500:]}") from error
    return [(one["name"], found["id"]) for one in told for found in one.get("vulns", ())]


def can_be_asked() -> bool:
    """Say whether the service tells of a weakness that everybody knows."""
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "known.txt"
        known.write_text(f"{KNOWN}\n", encoding="ascii")
        try:
            return bool(weaknesses(known))
        except Problem:
            return False


def open_ones(
    found: Sequence[tuple[str, str]], excepted: Sequence[Excepted], today: date
) -> list[str]:
    """Say each weakness for which no exception holds ``today``."""
    until = {one.id: one.until for one in excepted}
    told = []
    for package, id_ in found:
        if id_ not in until:
            told.append(f"{package}: {id_}")
        elif until[id_] < today:
            told.append(f"{package}: {id_} (its exception ended on {until[id_]})")
    return told


def main() -> None:
    """Ask and print.

    Raises:
        Problem: A weakness is open, or the service cannot be asked and must be.
    """
    excepted = exceptions(EXCEPTIONS.read_text(encoding="utf-8"))
    if not can_be_asked():
        words = f"The advisory service cannot be asked from here ({KNOWN} passes for sound)."
        if os.environ.get("AUDIT") == "strict":
            raise Problem(words)
        print(f"{words} Nothing is known of our dependencies.")
        return
    found = [one for lock in LOCKS for one in weaknesses(lock)]
    if told := open_ones(found, excepted, datetime.now(UTC).date()):
        raise Problem("\n".join(told) + f"\n{len(told)} weaknesses are open: {EXCEPTIONS}")
    print(f"{len(found)} weaknesses, each with an exception that holds.")


if __name__ == "__main__":
    sys.exit(exit_code(main))
