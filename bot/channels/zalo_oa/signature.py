"""Proves that a webhook comes from Zalo. Pure.

``X-ZEvent-Signature: mac=<hex>`` is SHA-256 (no HMAC) over the application's number, the raw body,
the ``timestamp`` inside the body, and the "OA Secret Key" of the application's webhook page.
"""

from __future__ import annotations

import hashlib

from bot.platform import same

HEADER = "X-ZEvent-Signature"


def mac(first: str, raw: bytes, timestamp: str, secret: str) -> str:
    """Return the signature of ``raw``, 64 hexadecimal digits.

    Args:
        first: The application's number; in a variant seen in the wild, the account's.
        raw: The body as it came, byte for byte.
        timestamp: As it stands in the body.
        secret: The OA Secret Key.
    """
    return hashlib.sha256(first.encode() + raw + timestamp.encode() + secret.encode()).hexdigest()


def is_genuine(header: str, first: str, raw: bytes, timestamp: str, secret: str) -> bool:
    """Say whether ``header`` is the signature of ``raw``."""
    name, _, shown = header.strip().partition("=")
    wanted = mac(first, raw, timestamp, secret)
    return same(shown.strip().lower(), wanted) and name == "mac"
