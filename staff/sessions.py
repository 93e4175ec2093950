"""Who is signed in: sessions at the server, of which the browser holds only the key."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import Engine, delete, insert, select, update

from staff.accounts import account_of
from staff.database import transaction
from staff.roles import Account
from staff.tables import ACCOUNTS, SESSIONS

TOUCH_S = 60.0  # a session's last request is written down this often


@dataclass(frozen=True, slots=True)
class Session:
    """A session under way: who, and the token that its forms must carry."""

    account: Account
    csrf: str


@dataclass(frozen=True)
class Sessions:
    """Begins, finds and ends sessions.

    Attributes:
        idle_s: Seconds without a request after which a session is over.
        max_s: Seconds after which it is over in any case.
    """

    engine: Engine
    idle_s: float
    max_s: float

    def begin(self, account: Account, now: float) -> str:
        """Begin a session, and return what the cookie holds; old sessions of all are deleted."""
        key = secrets.token_urlsafe(32)
        row = {"account": account.id, "csrf": secrets.token_urlsafe(32)}
        old = (SESSIONS.c.seen < now - self.idle_s) | (SESSIONS.c.began < now - self.max_s)
        with transaction(self.engine) as connection:
            connection.execute(delete(SESSIONS).where(old))
            connection.execute(
                insert(SESSIONS).values(key=_digest(key), began=now, seen=now, **row)
            )
        return key

    def find(self, key: str, now: float, *, by_hand: bool = True) -> Session | None:
        """Return the session of the cookie's ``key``, unless it is over.

        What a page asks by itself, not ``by_hand``, does not keep a session open.
        """
        joined = select(SESSIONS, ACCOUNTS).join(ACCOUNTS, ACCOUNTS.c.id == SESSIONS.c.account)
        mine = SESSIONS.c.key == _digest(key)
        with transaction(self.engine) as connection:
            row = connection.execute(joined.where(mine)).one_or_none()
            if row is None or row.disabled:
                return None
            if now - row.seen > self.idle_s or now - row.began > self.max_s:
                connection.execute(delete(SESSIONS).where(mine))
                return None
            if by_hand and now - row.seen > TOUCH_S:
                connection.execute(update(SESSIONS).where(mine).values(seen=now))
        return Session(account_of(row), row.csrf)

    def end(self, key: str) -> None:
        """End the session of the cookie's ``key``."""
        with transaction(self.engine) as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.key == _digest(key)))


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
