"""Hashes that tell senders apart for a while: the salt of a period is destroyed with it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import date

from sqlalchemy import Connection, Table, select

from bot.database import insert_or

SALT_BYTES, MARK_BYTES = 32, 16


def salt_of(connection: Connection, salts: Table, period: date | int) -> bytes:
    """Return the salt of ``period``, made when it is first asked for.

    Args:
        connection: In a transaction.
        salts: A table of a period, its key, and ``salt``.
        period: As the key of ``salts`` counts.
    """
    (key,) = salts.primary_key.columns
    asked = select(salts.c.salt).where(key == period)
    salt = connection.execute(asked).scalar_one_or_none()
    if salt is None:
        fresh = {key.name: period, "salt": secrets.token_bytes(SALT_BYTES)}
        new = insert_or(connection, salts).values(**fresh)
        connection.execute(new.on_conflict_do_nothing())  # another process may have been first
        salt = connection.execute(asked).scalar_one()
    return bytes(salt)


def marked(salt: bytes, text: str) -> bytes:
    """Return 16 bytes that tell ``text`` apart under ``salt``, and nothing without it."""
    return hmac.new(salt, text.encode(), hashlib.sha256).digest()[:MARK_BYTES]
