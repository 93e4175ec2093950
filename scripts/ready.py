"""Wait until every process says that it can serve."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Mapping

from scripts.addresses import HOST
from scripts.problem import Problem


def objection(port: int, path: str, timeout_s: float = 2.0) -> str | None:
    """Return why a GET of ``path`` on ``port`` of this machine gives no 200; ``None``: it does."""
    connection = http.client.HTTPConnection(HOST, port, timeout=timeout_s)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        words = answer.read(500).decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        return f"no answer, {type(error).__name__}"
    finally:
        connection.close()
    return None if answer.status == 200 else f"{answer.status} {words}"


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
        Problem: One process ended, or was not ready in time; with the reason that it gave.
    """
    deadline = time.monotonic() + patience_s
    waiting = dict(health)
    while True:
        reasons = {name: why for name, where in waiting.items() if (why := objection(*where))}
        waiting = {name: waiting[name] for name in reasons}
        if not waiting:
            return
        if not alive():
            raise Problem("A process ended before all were ready: its last words stand above.")
        if time.monotonic() > deadline:
            told = "; ".join(f"{name} ({why})" for name, why in sorted(reasons.items()))
            raise Problem(f"Not ready after {patience_s:.0f} s: {told}.")
        time.sleep(pause_s)
