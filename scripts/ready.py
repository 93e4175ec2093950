"""Wait until every process says that it can serve."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Mapping

from scripts.addresses import HOST
from scripts.problem import Problem


def answers(port: int, path: str, timeout_s: float = 2.0) -> bool:
    """Say whether a GET of ``path`` on ``port`` of this machine gives 200."""
    connection = http.client.HTTPConnection(HOST, port, timeout=timeout_s)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait(
    health: Mapping[str, tuple[int, str]],
    *,
    alive: Callable[[], bool],
    patience_s: float = 120.0,
    pause_s: float = 0.2,
) -> None:
    """Return once every address in ``health`` answered.

    Args:
        health: Port and path by process.
        alive: Says whether waiting still makes sense.
        patience_s: Seconds to wait in all.
        pause_s: Seconds between two looks.

    Raises:
        Problem: One process ended, or was not ready in time.
    """
    deadline = time.monotonic() + patience_s
    waiting = dict(health)
    while waiting:
        waiting = {name: where for name, where in waiting.items() if not answers(*where)}
        if waiting and not alive():
            raise Problem("A process ended before all were ready: its last words stand above.")
        if waiting and time.monotonic() > deadline:
            raise Problem(f"Not ready after {patience_s:.0f} s: {', '.join(sorted(waiting))}.")
        if waiting:
            time.sleep(pause_s)
