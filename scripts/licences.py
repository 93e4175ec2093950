"""``python -m scripts.licences``: write the licence of every dependency to docs/licences.md."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from scripts.problem import exit_code

PAGE = Path("docs/licences.md")
ENVIRONMENTS = {
    "Gateway, actions, officers' pages (`.venv`)": (".venv", Path("requirements/main.txt")),
    "Rasa (`.venv-rasa`)": (".venv-rasa", Path("requirements/rasa.txt")),
}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.M)
CLASSIFIER = "License :: OSI Approved :: "
# Not said by their packages' metadata; read in their repositories.
READ_BY_HAND: dict[str, str] = {}
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Licensed:
    """One dependency."""

    name: str
    version: str
    licence: str


def canonical(name: str) -> str:
    """Return ``name`` as it is compared: ``typing-extensions`` for ``typing_extensions``."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(package: Distribution) -> str:
    """Return what ``package`` says of its licence: the expression, its classes, or its words."""
    told = package.metadata
    if expressions := told.get_all("License-Expression"):
        return str(expressions[0])
    classes = [c for c in told.get_all("Classifier") or () if c.startswith(CLASSIFIER)]
    if classes:
        return "; ".join(sorted(c.removeprefix(CLASSIFIER) for c in classes))
    words = str((told.get_all("License") or [""])[0]).strip().splitlines()
    if words and words[0].upper() != "UNKNOWN":
        return words[0][:LONGEST]
    return READ_BY_HAND.get(canonical(package.name), "not said")


def installed(home: str) -> Iterator[Licensed]:
    """Yield every package in the environment at ``home``."""
    folders = [str(path) for path in Path(home).glob("lib/python3*/site-packages")]
    for package in distributions(path=folders):
        yield Licensed(canonical(package.name), package.version, licence_of(package))


def pinned(lock: Path) -> dict[str, str]:
    """Return the version of each package that ``lock`` pins."""
    return {canonical(name): version for name, version in PIN.findall(lock.read_text("utf-8"))}


def table(packages: Iterable[Licensed]) -> str:
    """Return ``packages`` as Markdown."""
    rows = [f"| {p.name} | {p.version} | {p.licence.replace('|', '/')} |" for p in packages]
    return "\n".join(["| package | version | licence |", "|---|---|---|", *rows])


def page() -> str:
    """Return the whole page."""
    parts = [
        "# Licences\n\nOf every pinned dependency, as its package says itself. Written by "
        "`make licences`; what only develops the product is in it too.\n"
    ]
    for title, (home, lock) in ENVIRONMENTS.items():
        wanted = pinned(lock)
        found = {p.name: p for p in installed(home)}
        rows = [found.get(n, Licensed(n, v, "not installed here")) for n, v in wanted.items()]
        parts.append(f"## {title}\n\n{table(sorted(rows, key=lambda p: p.name))}\n")
    return "\n".join(parts)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Written: {PAGE}")


if __name__ == "__main__":
    sys.exit(exit_code(main))
