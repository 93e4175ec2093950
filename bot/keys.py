"""Keys that the gateway makes once and keeps, and the pseudonyms made with one of them."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from pydantic import SecretStr

from bot.errors import KeyUnusable

KEY_BYTES = 32
DIGEST_CHARS = 32  # 128 bits of the HMAC: no two senders meet


def keep_key(given: SecretStr | None, path: Path) -> str:
    """Return the key of the settings, else the one kept at ``path``, which is made when absent.

    Raises:
        KeyUnusable: The file is too short to be a key, or cannot be written.
    """
    if given is not None:
        return given.get_secret_value()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_once(path)
        key = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise KeyUnusable(path, f"cannot be used ({error.strerror})") from error
    if len(key) < KEY_BYTES:
        raise KeyUnusable(path, "is too short to hold a key")
    return key


def _make_once(path: Path) -> None:
    """Write a new key that only its owner can read, unless another process was first."""
    if path.exists():
        return
    draft = path.with_suffix(f".{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
    try:
        os.link(draft, path)  # refuses to overwrite, unlike a rename
    except FileExistsError:
        pass
    finally:
        draft.unlink()


class Pseudonyms:
    """Names for senders and turns that nobody without the key can lead back to a person."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def of_sender(self, channel: str, sender: str) -> str:
        """Return ``<channel>:<32 hex digits>``, the same each time for the same sender."""
        return f"{channel}:{self._digest('sender', channel, sender)}"

    def of_turn(self, pseudonym: str, message_id: str | None) -> str:
        """Return the turn's id: the same for the same message, or a new one without a message id.

        A message that is sent again after a crash so keeps its turn id.
        """
        if message_id is None:
            return secrets.token_hex(DIGEST_CHARS // 2)
        return self._digest("turn", pseudonym, message_id)

    def of_message(self, channel: str, account: str, message_id: str) -> str:
        """Return the key by which a repetition of a message is known."""
        return self._digest("message", channel, account, message_id)

    def of_account(self, name: str) -> str:
        """Return what stands for an officer's account in the gateway's database."""
        return self._digest("account", name)

    def of_code(self, code: str) -> str:
        """Return the key by which a one-time code is known."""
        return self._digest("code", code)

    def _digest(self, *parts: str) -> str:
        joined = "\x00".join(parts).encode("utf-8", errors="surrogatepass")
        return hmac.new(self._key, joined, hashlib.sha256).hexdigest()[:DIGEST_CHARS]
