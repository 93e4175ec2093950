"""Imports a province's export with the real command, then looks dossiers up at the real desk.

``python -m bench.dossiers [COUNT]`` measures these alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench import exports
from bench.report import verdict
from dossiers.codes import read_code
from dossiers.desk import Desk, Ending
from dossiers.factors import Factor, FactorKind
from dossiers.opening import open_desk
from dossiers.settings import DossierSettings
from scripts import postgresql
from scripts.problem import Problem, exit_code

COUNT = 500_000
IMPORT_S, IMPORT_MB = 120.0, 500.0
LOOK_UPS = 2000
MB = 10**6


@dataclass(frozen=True, slots=True)
class Import:
    """One run of ``python -m dossiers import``.

    Attributes:
        cpu_seconds: What it took of a core, which others on the machine change little.
        peak_bytes: The most memory that the command's process held.
    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What one database came to: the first import, the same again, and look-ups."""

    count: int
    first: Import
    again: Import
    look_ups_per_second: float


def measure_all(count: int) -> dict[str, Measured]:
    """Measure on SQLite, and on PostgreSQL where it is installed.

    Raises:
        Problem: An import failed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exports.write_export(folder / "export.csv", count)
        return {
            title: measure(folder, title, url, count)
            for title, url in _databases(folder / "dossiers.sqlite3")
        }


def _databases(file: Path) -> Iterator[tuple[str, str]]:
    yield "SQLite", f"sqlite:///{file}"
    programs = postgresql.programs()
    if programs is not None:
        with postgresql.running(programs) as url:
            yield "PostgreSQL", url


def measure(folder: Path, title: str, url: str, count: int) -> Measured:
    """Import the export in ``folder`` twice into ``url``, then look up there."""
    variables = {"DOSSIERS_DATABASE_URL": url, "DOSSIERS_KEY_FILE": str(folder / f"key-{title}")}
    first, again = (run_import(folder / "export.csv", variables) for _ in range(2))
    settings = DossierSettings(
        database_url=url, key_file=Path(variables["DOSSIERS_KEY_FILE"]), attack_failures=10**9
    )
    return Measured(count, first, again, look_ups_per_second(open_desk(settings), count))


def run_import(file: Path, variables: Mapping[str, str]) -> Import:
    """Run the command as an operator does.

    Raises:
        Problem: It failed, or left rows out.
    """
    command = [sys.executable, "-m", "dossiers", "import", str(file)]
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--mapping", str(exports.MAPPING)],
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Problem(f"The import ended with status {process.returncode}.")
    cpu_s = used.ru_utime + used.ru_stime
    return Import(time.perf_counter() - began, cpu_s, used.ru_maxrss * 1024)


def look_ups_per_second(desk: Desk, count: int, look_ups: int = LOOK_UPS) -> float:
    """Look up as fast as it goes, each by another citizen, every second with a wrong number.

    Raises:
        Problem: A look-up did not end as it must.
    """
    places = islice(range(0, count, max(1, count // look_ups)), look_ups)
    began, asked = time.perf_counter(), 0
    for place in places:
        code = read_code(exports.code_at(place)).code
        right = asked % 2 == 0
        tail = exports.tail_at(place if right else place + 1)
        if code is None:
            raise Problem(f"{exports.code_at(place)} is no code.")
        seen = desk.look_up(f"bench:{asked}", code, Factor(FactorKind.ID_TAIL, tail))
        if seen.ending is not (Ending.SHOWN if right else Ending.REFUSED):
            raise Problem(f"The look-up at {place} ended with {seen.ending}.")
        asked += 1
    return asked / (time.perf_counter() - began)


def table(found: Mapping[str, Measured]) -> str:
    """Return everything as Markdown, with what is aimed at."""
    rows = [
        "| dossiers | imported | import s (CPU) | again s (CPU) | peak MB | look-ups/s |",
        "|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {title} | {one.count:,} | {timed(one.first)} | {timed(one.again)} "
        f"| {peak_mb(one):.0f} | {one.look_ups_per_second:.0f} |"
        for title, one in found.items()
    ]
    return "\n".join([*rows, "", *(line for t, one in found.items() for line in verdicts(t, one))])


def timed(one: Import) -> str:
    """Say how long an import took: ``62 (41)``."""
    return f"{one.seconds:.0f} ({one.cpu_seconds:.0f})"


def peak_mb(found: Measured) -> float:
    """Return the most memory that either import held."""
    return max(found.first.peak_bytes, found.again.peak_bytes) / MB


def verdicts(title: str, found: Measured) -> list[str]:
    """Say whether an import met its aims."""
    slowest = max(found.first.seconds, found.again.seconds)
    peak = peak_mb(found)
    return [
        verdict(slowest <= IMPORT_S, f"import into {title} {slowest:.0f} s (≤ {IMPORT_S:.0f})"),
        verdict(peak <= IMPORT_MB, f"its memory {peak:.0f} MB (≤ {IMPORT_MB:.0f})"),
    ]


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    print(table(measure_all(count)))


if __name__ == "__main__":
    sys.exit(exit_code(main))
