"""A message that holds a procedure's code is about that procedure, whatever it sounds like."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from actions import asking
from actions.endings import not_covered
from actions.facets_asked import wanted_facets
from actions.replies import Reply
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.service import KnowledgeBase

_CODE = re.compile(r"(?<![\w.])([1-9])\s?\.\s?(\d{6})(?![\d])", re.ASCII)
_UNDOTTED = re.compile(
    r"\b(?:mã|ma|thủ tục|thu tuc|tthc)(?: số| so)? ([1-9])(\d{6})(?!\d)", re.IGNORECASE
)


def code_in(text: str) -> str | None:
    """Return the code that ``text`` holds: ``thành phần hồ sơ 1.004873``, ``mã 1004873``."""
    found = _CODE.search(text) or _UNDOTTED.search(text)
    return f"{found.group(1)}.{found.group(2)}" if found else None


def overhear(turn: Turn, open_kb: Callable[[], KnowledgeBase], today: date) -> Reply | None:
    """Return the answer about the procedure whose code was typed, else ``None``."""
    code = code_in(turn.text)
    if code is None:
        return None
    kb = open_kb()
    if code not in kb:
        return not_covered()
    alone = not re.search(r"[^\W\d_]{3,}", turn.text)
    return asking.about(kb, turn, code, [Facet.OVERVIEW] if alone else wanted_facets(turn), today)
