"""The installer ``uv``, in an environment of its own, and the settings it takes from pip's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.problem import Problem, exit_code

VERSION = "0.13.9"
HOME = Path(".venv-tools")

# uv reads none of pip's settings; who set pip up for a mirror has set uv up too.
FROM_PIP = {
    "PIP_FIND_LINKS": "UV_FIND_LINKS",
    "PIP_INDEX_URL": "UV_DEFAULT_INDEX",
    "PIP_EXTRA_INDEX_URL": "UV_INDEX",
    "PIP_CERT": "SSL_CERT_FILE",
}
VENV_MISSING = (
    "Python's venv or pip is missing: install it (Debian, Ubuntu: sudo apt-get install "
    "python3-venv), then run make again."
)


def environment(outer: Mapping[str, str]) -> dict[str, str]:
    """Return ``outer`` with pip's settings given to uv as well; uv's own are kept."""
    taken = {ours: outer[pips] for pips, ours in FROM_PIP.items() if outer.get(pips)}
    return {**taken, **outer, "UV_PYTHON_DOWNLOADS": "manual", "UV_NO_CONFIG": "1"}


def run(*arguments: str) -> None:
    """Run uv with ``arguments``, its output shown.

    Raises:
        Problem: uv failed; its own words stand above.
    """
    command = [str(HOME / "bin" / "uv"), *arguments]
    if subprocess.run(command, env=environment(os.environ), check=False).returncode != 0:
        raise Problem(
            f"`{' '.join(command)}` failed, see above: check the network (the first set-up needs "
            "it), then run make again."
        )


def ensure() -> None:
    """Install uv unless it is there.

    Raises:
        Problem: Python lacks venv or pip, or the package index cannot be reached.
    """
    if (HOME / "bin" / "uv").exists():
        return
    make_home()
    pip = [str(HOME / "bin" / "python"), "-m", "pip", "install", "--quiet", f"uv=={VERSION}"]
    if subprocess.run(pip, check=False).returncode != 0:
        shutil.rmtree(HOME, ignore_errors=True)
        raise Problem(
            "The installer uv could not be fetched, see above: check the network (the first "
            "set-up needs it), then run make again."
        )


def make_home(python: str = sys.executable) -> None:
    """Make the environment that uv is installed into.

    Raises:
        Problem: Python lacks venv or ensurepip, as on a bare Debian.
    """
    made = subprocess.run(
        [python, "-m", "venv", "--clear", str(HOME)],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode != 0:
        shutil.rmtree(HOME, ignore_errors=True)
        raise Problem(VENV_MISSING)


if __name__ == "__main__":
    sys.exit(exit_code(ensure))
