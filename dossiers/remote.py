"""Calls to remote sources: a limit for all tries together, retries, a circuit breaker, a cache."""

from __future__ import annotations

import random
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from dossiers.dossier import Dossier
from dossiers.errors import SourceUnavailable

_PASSING = frozenset({429, 500, 502, 503, 504})
"""Statuses after which another try may help."""


@dataclass
class Breaker:
    """Lets no call through for a while after several failed in a row.

    Attributes:
        failures: In a row, after which it opens.
        open_s: Seconds for which it stays open; then one call is let through to try.
    """

    failures: int = 5
    open_s: float = 30.0
    clock: Callable[[], float] = time.monotonic
    _failed: int = 0
    _opened_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def admit(self) -> None:
        """Raise `SourceUnavailable` while it is open."""
        with self._lock:
            if self._failed < self.failures:
                return
            if self.clock() - self._opened_at < self.open_s:
                raise SourceUnavailable("it failed several times; not asked for a while")
            self._opened_at = self.clock()  # this call tries; the others go on waiting

    def note(self, *, failed: bool) -> None:
        """Count how a call ended."""
        with self._lock:
            self._failed = self._failed + 1 if failed else 0
            if self._failed >= self.failures:
                self._opened_at = self.clock()


@dataclass(frozen=True)
class Caller:
    """Posts JSON to one remote source.

    Attributes:
        time_limit_s: Seconds for one `post`, all its tries together.
        tries: At most.
        pause_s: Before the second try, doubled for each further one, and half of it by chance.
    """

    client: httpx.Client
    breaker: Breaker
    time_limit_s: float
    tries: int = 3
    pause_s: float = 0.05
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def post(self, path: str, body: object, headers: dict[str, str]) -> httpx.Response:
        """Return the answer to ``body``, of any status that another try would not change.

        Raises:
            SourceUnavailable: No answer within the limit, or the breaker is open.
        """
        self.breaker.admit()
        try:
            answer = self._try(path, body, headers)
        except SourceUnavailable:
            self.breaker.note(failed=True)
            raise
        self.breaker.note(failed=False)
        return answer

    def _try(self, path: str, body: object, headers: dict[str, str]) -> httpx.Response:
        until, why = self.clock() + self.time_limit_s, "no time left"
        for turn in range(self.tries):
            left = until - self.clock()
            if left <= 0:
                break
            try:
                answer = self.client.post(path, json=body, headers=headers, timeout=left)
            except httpx.TransportError as error:
                why = type(error).__name__
            else:
                if answer.status_code not in _PASSING:
                    return answer
                why = f"status {answer.status_code}"
            pause = self.pause_s * 2**turn * (0.5 + self.chance() / 2)
            self.sleep(max(0.0, min(pause, until - self.clock())))
        raise SourceUnavailable(why)


class Remembered:
    """Dossiers that were shown, for those who were shown them: keyed by code and factor.

    In memory only. What is fresh is not asked again; what is stale is shown, with its age, when
    the source fails.
    """

    def __init__(
        self, *, fresh_s: float, stale_s: float, clock: Callable[[], float], most: int = 5000
    ) -> None:
        self._fresh_s = fresh_s
        self._stale_s = stale_s
        self._clock = clock
        self._most = most
        self._held: OrderedDict[bytes, tuple[float, Dossier]] = OrderedDict()
        self._lock = threading.Lock()

    def through(self, key: bytes, ask: Callable[[], Dossier | None]) -> Dossier | None:
        """Return the fresh dossier of ``key``, else what ``ask`` returns, else the stale one.

        Raises:
            SourceUnavailable: ``ask`` failed and nothing is remembered.
        """
        age, held = self._look(key)
        if held is not None and age < self._fresh_s:
            return held
        try:
            found = ask()
        except SourceUnavailable:
            if held is not None and age < self._stale_s:
                return held
            raise
        self._keep(key, found)
        return found

    def _look(self, key: bytes) -> tuple[float, Dossier | None]:
        with self._lock:
            at, held = self._held.get(key, (0.0, None))
        return self._clock() - at, held

    def _keep(self, key: bytes, found: Dossier | None) -> None:
        with self._lock:
            self._held.pop(key, None)
            if found is not None:
                self._held[key] = (self._clock(), found)
            if len(self._held) > self._most:
                self._held.popitem(last=False)
