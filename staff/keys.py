"""The key of the forms' tokens: of the settings, or made once and kept in a file."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from dossiers import keys
from dossiers.errors import KeyUnusable as Unusable
from staff.errors import KeyUnusable


def keep_key(given: SecretStr | None, path: Path) -> bytes:
    """Return the key of the settings, else the one kept at ``path``, which is made when absent.

    Raises:
        KeyUnusable: The file cannot be used, or is too short to hold a key.
    """
    try:
        return keys.keep_key(given, path)
    except Unusable as error:
        raise KeyUnusable(str(error)) from error
