"""Names the agency behind a dossier code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from dossiers.codes import DossierCode

FILE = Path(__file__).with_name("agencies.yml")


@cache
def _agencies() -> dict[str, str]:
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return dict(held["agencies"])


def agency_of(code: DossierCode) -> str | None:
    """Return who issued ``code``: ``tỉnh Thanh Hóa``; ``None`` when the code is not listed."""
    return _agencies().get(code.top)
