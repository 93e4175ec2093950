"""Secrets that citizens type: in memory only, for minutes, and given out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

KEPT_S = 300.0


class Vault:
    """Holds one secret for each turn until the action server redeems it."""

    def __init__(
        self, *, clock: Callable[[], float], kept_s: float = KEPT_S, most: int = 10_000
    ) -> None:
        """Keep at most ``most`` secrets, each ``kept_s`` seconds of ``clock``."""
        self._clock = clock
        self._kept_s = kept_s
        self._most = most
        self._secrets: OrderedDict[str, tuple[float, str]] = OrderedDict()

    def put(self, turn: str, secret: str) -> None:
        """Keep ``secret`` for ``turn``, and drop what is too old."""
        self._drop_old()
        self._secrets[turn] = (self._clock() + self._kept_s, secret)
        if len(self._secrets) > self._most:
            self._secrets.popitem(last=False)

    def redeem(self, turn: str) -> str | None:
        """Return the secret of ``turn``, once; ``None`` when there is none (any more)."""
        self._drop_old()
        _, secret = self._secrets.pop(turn, (0.0, None))
        return secret

    def _drop_old(self) -> None:
        now = self._clock()
        while self._secrets and next(iter(self._secrets.values()))[0] <= now:
            self._secrets.popitem(last=False)
