"""The key of the forms' tokens: of the settings, or made once and kept in a file."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from pydantic import SecretStr

from staff.errors import KeyUnusable

KEY_BYTES = 32


def keep_key(given: SecretStr | None, path: Path) -> bytes:
    """Return the key of the settings, else the one kept at ``path``, which is made when absent.

    Raises:
        KeyUnusable: The file cannot be used, or is too short to hold a key.
    """
    if given is not None:
        return given.get_secret_value().encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_once(path)
        key = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise KeyUnusable(f"The key file {path} cannot be used: {error.strerror}") from error
    if len(key) < KEY_BYTES:
        raise KeyUnusable(f"The key file {path} is too short; delete it, and a new one is made.")
    return key.encode()


def _make_once(path: Path) -> None:
    """Write a new key that only its owner can read, unless there is one."""
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
