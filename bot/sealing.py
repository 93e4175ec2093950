"""Seals what must not be read in the database or in a copy of it."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken

from bot.errors import SealBroken
from bot.keys import keep_key
from bot.settings import BotSettings


class Seal:
    """Encrypts and decrypts short texts with one key (Fernet: AES-128-CBC and HMAC-SHA256)."""

    def __init__(self, key: str) -> None:
        """Use ``key``, any string of at least 32 random characters."""
        digest = hashlib.sha256(b"motcua seal\x00" + key.encode()).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(digest))

    def shut(self, text: str) -> str:
        """Return ``text`` sealed."""
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def open(self, sealed: str) -> str:
        """Return what ``shut`` was given.

        Raises:
            SealBroken: It was sealed with another key, or changed since.
        """
        try:
            return self._fernet.decrypt(sealed.encode("ascii")).decode()
        except (InvalidToken, UnicodeError) as error:
            raise SealBroken from error


def seal_of(settings: BotSettings) -> Seal:
    """Return the seal of the settings' key, which is made when absent.

    Raises:
        KeyUnusable: It cannot be read or kept.
    """
    return Seal(keep_key(settings.store_key, settings.keys_dir / "store_key"))
