"""Keeps the rotating tokens of Official Accounts, sealed, in the gateway's database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Float,
    Integer,
    String,
    Table,
    Text,
    or_,
    select,
    update,
)

from bot.database import insert_or, transaction
from bot.errors import SealBroken
from bot.sealing import Seal
from bot.tables import METADATA

TOKENS = Table(
    "zalo_oa_tokens",
    METADATA,
    Column("account", String(40), primary_key=True),
    Column("access", Text),  # sealed, as all tokens here
    Column("refresh", Text),
    Column("expires", Float, nullable=False, default=0.0),  # the access token's end
    Column("rotated", Float),
    Column("version", Integer, nullable=False, default=0),  # counts pairs
    Column("before", Text),  # the pair before, for whoever must find out what happened
    Column("seed", String(64)),  # digest of the first refresh token: a new one begins anew
    Column("dead", Text),  # why it cannot be rotated any more
    Column("rotator", String(40)),
    Column("rotating_until", Float, nullable=False, default=0.0),
)
_SEALED_ANEW = "its tokens were sealed with another key than the store's is now"


@dataclass(frozen=True)
class Tokens:
    """A pair of tokens.

    Attributes:
        access: For requests; ``None`` before the first rotation.
        refresh: For one rotation.
        expires: When ``access`` ends, in seconds since 1970; 0: not known.
        version: Counts the pairs of an account.
        dead: Why there will be no more, if so.
    """

    access: str | None
    refresh: str | None
    expires: float = 0.0
    version: int = 0
    dead: str | None = None

    def __repr__(self) -> str:
        """Show no token: this may come into a log."""
        return f"Tokens(version={self.version}, expires={self.expires}, dead={self.dead!r})"


class TokenStore:
    """Tokens by account. Blocking; called from a thread."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        """Use ``engine``, whose commits must outlive a loss of power."""
        self._engine, self._seal = engine, seal

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def read(self, account: str, seed: Tokens) -> Tokens:
        """Return the tokens of ``account``; at first, and when it has changed, ``seed``.

        What was sealed with another key counts as lost: a consent brings a new pair in its place.
        """
        digest = hashlib.sha256((seed.refresh or seed.access or "").encode()).hexdigest()
        found = select(TOKENS).where(TOKENS.c.account == account)
        with transaction(self._engine) as connection:
            row = connection.execute(found).one_or_none()
            if row is None or row.seed != digest:
                self._plant(connection, account, seed, digest)
                row = connection.execute(found).one()  # another process may have been first
        try:
            access, refresh = self._opened(row.access), self._opened(row.refresh)
        except SealBroken:
            return Tokens(None, None, version=row.version, dead=_SEALED_ANEW)
        return Tokens(access, refresh, row.expires, row.version, row.dead)

    def _plant(self, connection: Connection, account: str, seed: Tokens, digest: str) -> None:
        values = self._sealed(seed) | {"seed": digest, "dead": None}
        first = insert_or(connection, TOKENS).values(account=account, **values)
        connection.execute(
            first.on_conflict_do_update(
                index_elements=["account"],
                set_=values | {"version": TOKENS.c.version + 1},
                where=TOKENS.c.seed != digest,
            )
        )

    def begin(self, account: str, who: str, now: float, for_s: float) -> bool:
        """Reserve the rotation of ``account`` for ``who``; ``False`` while another has it."""
        free = or_(TOKENS.c.rotating_until <= now, TOKENS.c.rotator == who)
        with transaction(self._engine) as connection:
            begun = connection.execute(
                update(TOKENS)
                .where(TOKENS.c.account == account, free)
                .values(rotator=who, rotating_until=now + for_s)
            )
            return begun.rowcount == 1

    def end(self, account: str, who: str) -> None:
        """Let others rotate."""
        with transaction(self._engine) as connection:
            connection.execute(
                update(TOKENS)
                .where(TOKENS.c.account == account, TOKENS.c.rotator == who)
                .values(rotator=None, rotating_until=0.0)
            )

    def write(self, account: str, new: Tokens, now: float) -> None:
        """Keep ``new`` in place of the pair before, on the disk when this returns.

        Not in place of a later one: a consent, or a new token of the settings, may be first.
        """
        values = self._sealed(new) | {"rotated": now, "version": new.version}
        with transaction(self._engine) as connection:
            connection.execute(
                update(TOKENS)
                .where(TOKENS.c.account == account, TOKENS.c.version == new.version - 1)
                .values(before=TOKENS.c.refresh, dead=None, **values)
            )

    def bury(self, account: str, why: str, version: int) -> bool:
        """Note that the refresh token of ``account`` is refused for good.

        ``False``: a pair later than ``version`` is there; its refresh token is another one.
        """
        mine = TOKENS.c.account == account, TOKENS.c.version == version
        with transaction(self._engine) as connection:
            buried = connection.execute(update(TOKENS).where(*mine).values(dead=why[:200]))
            return buried.rowcount == 1

    def _sealed(self, tokens: Tokens) -> dict[str, str | float | None]:
        access, refresh = tokens.access, tokens.refresh
        return {
            "access": self._seal.shut(access) if access else None,
            "refresh": self._seal.shut(refresh) if refresh else None,
            "expires": tokens.expires,
        }

    def _opened(self, sealed: str | None) -> str | None:
        return None if sealed is None else self._seal.open(sealed)
