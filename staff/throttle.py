"""Slows down guessing of passwords: by account and by network address."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Engine, delete, func, insert, select

from staff.database import transaction
from staff.tables import ATTEMPTS

WINDOW_S = 15 * 60.0


@dataclass(frozen=True)
class Throttle:
    """Counts failed sign-ins.

    Attributes:
        of_name: How many an account may have in 15 minutes.
        of_address: How many an address may have in 15 minutes.
    """

    engine: Engine
    of_name: int
    of_address: int

    def admits(self, name: str, address: str, now: float) -> bool:
        """Say whether ``name`` may try from ``address`` now, and forget what is too old."""
        limits = {_who("name", name): self.of_name, _who("address", address): self.of_address}
        with transaction(self.engine) as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.at < now - WINDOW_S))
            for who, most in limits.items():
                tried = select(func.count()).select_from(ATTEMPTS).where(ATTEMPTS.c.who == who)
                if connection.execute(tried).scalar_one() >= most:
                    return False
        return True

    def failed(self, name: str, address: str, now: float) -> None:
        """Count a failed sign-in."""
        with transaction(self.engine) as connection:
            for who in (_who("name", name), _who("address", address)):
                connection.execute(insert(ATTEMPTS).values(who=who, at=now))

    def passed(self, name: str) -> None:
        """Forget the failures of ``name``, who has signed in."""
        with transaction(self.engine) as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.who == _who("name", name)))


def _who(kind: str, value: str) -> str:
    """Return a name of fixed length: what was typed may be a password in the wrong field."""
    return f"{kind}:{hashlib.sha256(value.strip().lower().encode()).hexdigest()[:48]}"
