"""Lists as the portal prints them: cut into lines, each with marks of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NONE = re.compile(
    r"\W*kh[oôồ]n?g?(?: có| quy định| yêu cầu| điều kiện| thông tin)*\W*", re.IGNORECASE
)
"""How editors write that nothing is required, slips of the keyboard among them."""
_BULLET = re.compile(r"^(?:[-–•●*]+|(\+)\+*)\)?\s*(?=\S)")
_NUMBERED = re.compile(r"^[“\"(]?(?:\w{1,2}|[ivx]{1,5})(?:\.\d{1,2})*[.)]")


def says_none(lines: Sequence[str]) -> bool:
    """Say whether all that a list holds is that there is nothing: ``Không``."""
    return bool(lines) and all(_NONE.fullmatch(line) for line in lines)


def published_list(lines: Iterable[str]) -> list[str]:
    """Join what the source broke amid a sentence, and give every line one mark of its own."""
    joined: list[str] = []
    for line in lines:
        if joined and joined[-1][-1] not in ".;:" and _goes_on(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return [_marked(line) for line in joined]


def _goes_on(line: str) -> bool:
    return line[:1].islower() and not _NUMBERED.match(line)


def _marked(line: str) -> str:
    """Return ``line`` with its bullet as ``-`` or ``+``, with its number, or else with ``-``."""
    if bullet := _BULLET.match(line):
        return f"{bullet[1] or '-'} {line[bullet.end() :]}"
    return line if _NUMBERED.match(line) else f"- {line}"
