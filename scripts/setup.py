"""Make the environments that are missing: ``python -m scripts.setup main rasa train``."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts import pythons, torch_build, uv
from scripts.disk import require_room
from scripts.problem import Problem, exit_code
from scripts.stamps import digest, is_current, mark


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment and what belongs in it.

    Attributes:
        home: Its folder.
        lock: Exact versions, compiled by ``make locks``.
        needs_gb: Disk for it and for what uv keeps meanwhile, in units of 10**9 bytes.
    """

    home: Path
    lock: Path
    needs_gb: float

    @property
    def stamp(self) -> Path:
        """The file that says which lock was installed."""
        return self.home / "installed-lock"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.home / "bin" / "python"


ENVIRONMENTS = {
    "main": Environment(Path(".venv"), Path("requirements/main.txt"), 1.0),
    "rasa": Environment(Path(".venv-rasa"), Path("requirements/rasa.txt"), 4.0),
    "ops": Environment(Path(".venv-ops"), Path("requirements/ops.txt"), 1.0),
    "train": Environment(Path(".venv-train"), Path("requirements/train.txt"), 3.0),
}


def interpreter(name: str) -> str:
    """Return the Python that environment ``name`` is made with."""
    if name == "rasa":
        return pythons.find_3_10(lambda: uv.run("python", "install", "3.10"))
    return sys.executable


def install(name: str, environment: Environment) -> None:
    """Make ``environment`` and install its lock, exactly as written."""
    print(f"Setting up {environment.home} (once; needs the network) …", flush=True)
    uv.ensure()
    if not environment.python.exists():
        require_room(Path.cwd(), environment.needs_gb, what=f"The environment {environment.home}")
        shutil.rmtree(environment.home, ignore_errors=True)
        uv.run("venv", "--quiet", "--python", interpreter(name), str(environment.home))
    into = ["pip", "install", "--quiet", "--no-deps", "--python", str(environment.python)]
    if name == "train":
        uv.run(*into, *torch_build.source(os.environ), torch_build.REQUIREMENT)
    uv.run(*into, "--requirements", str(environment.lock))


def ensure(name: str) -> None:
    """Leave environment ``name`` as its lock says; nothing happens when it is so already."""
    environment = ENVIRONMENTS[name]
    wanted = digest([environment.lock])
    if is_current(environment.stamp, wanted) and environment.python.exists():
        return
    install(name, environment)
    mark(environment.stamp, wanted)


@contextmanager
def one_at_a_time(lock: Path = Path("var/setup.lock")) -> Iterator[None]:
    """Let no second make set up at the same time; it waits."""
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Set up the environments named on the command line.

    Raises:
        Problem: A name is unknown, or a person must act first.
    """
    names = sys.argv[1:]
    unknown = set(names) - set(ENVIRONMENTS)
    if unknown:
        raise Problem(
            f"Unknown: {', '.join(sorted(unknown))}; there are {', '.join(ENVIRONMENTS)}."
        )
    with one_at_a_time():
        for name in names:
            ensure(name)


if __name__ == "__main__":
    sys.exit(exit_code(main))
