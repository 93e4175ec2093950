"""Which agency codes a source is responsible for. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from dossiers.codes import DossierCode


def covering_prefix(prefixes: Iterable[str], code: DossierCode) -> str | None:
    """Return the longest of ``prefixes`` that ``code`` falls under, else ``None``.

    ``H56`` covers ``H56.14`` and ``000.17.22.H56``; ``H56.14`` covers ``H56.14`` and
    ``H56.14.02``, not ``H56.141``; a letter alone (``H``, ``G``) covers all of its kind.
    """
    fitting = [prefix for prefix in prefixes if _falls_under(code, prefix)]
    return max(fitting, key=len, default=None)


def _falls_under(code: DossierCode, prefix: str) -> bool:
    if prefix in (code.top, code.top[0]):
        return True
    return code.agency == prefix or code.agency.startswith(f"{prefix}.")


def read_prefixes(text: str) -> tuple[str, ...]:
    """Return the prefixes of a setting such as ``H56, H57.08``."""
    return tuple(part.strip().upper() for part in text.split(",") if part.strip())
