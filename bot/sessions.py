"""Sessions of the web chat that the server issues: 128 random bits, signed, ended at a word.

Nothing is kept of a session: every gateway that has the key knows one by its signature. That one
has ended is known by the deletion that ended it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from ipaddress import ip_address

from bot.settings import BotSettings

DAY_S = 86_400
RANDOM_BYTES = 16
_FORM = re.compile(r"s1\.([0-9a-f]{32})\.([0-9a-f]{8})\.([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Session:
    """A session that bears our signature.

    Attributes:
        sender: Who writes: the random part, the same when the session is renewed.
        issued_at: Seconds since 1970.
    """

    sender: str
    issued_at: float


class Sessions:
    """Issues sessions and knows its own again."""

    def __init__(self, key: str, *, days: int, issued_only: bool) -> None:
        """Sign with what comes of ``key``; a session is good for ``days`` unless renewed.

        ``issued_only``: a session that a client made up is none.
        """
        self._key = hmac.digest(key.encode(), b"motcua web session", hashlib.sha256)
        self._days = days
        self.issued_only = issued_only

    def issue(self, now: float) -> str:
        """Return a new session."""
        return self._signed(secrets.token_hex(RANDOM_BYTES), now)

    def renew(self, session: str, now: float) -> str | None:
        """Return the same session from now on; ``None`` when it is not good any more."""
        known = self.read(session)
        if known is None or self.is_over(known, now):
            return None
        return self._signed(known.sender, now)

    def read(self, session: str) -> Session | None:
        """Return the session if it bears our signature, however old it is."""
        found = _FORM.fullmatch(session)
        if not found:
            return None
        sender, issued, mark = found.groups()
        if not hmac.compare_digest(mark, self._mark(sender, issued)):
            return None
        return Session(sender, float(int(issued, 16)))

    def is_over(self, session: Session, now: float) -> bool:
        """Say whether ``session`` is older than sessions may be."""
        return now - session.issued_at >= self._days * DAY_S

    def _signed(self, sender: str, now: float) -> str:
        issued = f"{int(now):08x}"
        return f"s1.{sender}.{issued}.{self._mark(sender, issued)}"

    def _mark(self, sender: str, issued: str) -> str:
        return hmac.digest(self._key, f"{sender}.{issued}".encode(), hashlib.sha256).hex()[:32]


def sessions_of(settings: BotSettings, key: str) -> Sessions:
    """Return the sessions of a gateway with these settings."""
    wanted = settings.web_sessions
    issued_only = is_public(settings) if wanted == "auto" else wanted == "issued"
    return Sessions(key, days=settings.session_days, issued_only=issued_only)


def is_public(settings: BotSettings) -> bool:
    """Say whether others than this machine can reach the web chat."""
    return settings.public_url is not None or not _is_own(settings.host)


def _is_own(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
