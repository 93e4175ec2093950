"""Regular expressions of hand-written files: what they share is written once, by name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence


def with_parts(pattern: str, parts: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return ``pattern`` compiled, with any one of ``parts["kin"]`` for ``<kin>``.

    A part may hold parts named before it.
    """
    for name, words in reversed(list(parts.items())):
        pattern = pattern.replace(f"<{name}>", f"(?:{'|'.join(words)})")
    return re.compile(pattern)
