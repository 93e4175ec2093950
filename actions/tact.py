"""When nothing more is asked of a citizen: after a death, violence, a complaint."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

from actions.replies import Reply
from knowledge_base.service import KnowledgeBase
from knowledge_base.text import fold

OF_CARES = re.compile(
    r"\b(khai tu|mai tang|tu tuat|tu vong|nguoi da mat|da chet|hai cot|hoa tang|liet si|bao luc|"
    r"bao hanh|xam hai|nan nhan|mua ban nguoi|khieu nai|to cao)\b"
)
"""In the name of a procedure that one has other cares with than rating an answer."""
CONDOLENCES = "Xin chia buồn"


def quiet(reply: Reply, open_kb: Callable[[], KnowledgeBase]) -> Reply:
    """Return ``reply``, marked so that nothing is asked afterwards where that would hurt."""
    mourned = any(bubble.text.startswith(CONDOLENCES) for bubble in reply.bubbles)
    if mourned or (reply.procedure and _of_cares(reply.procedure, open_kb())):
        return dataclasses.replace(reply, afterwards="quiet")
    return reply


def _of_cares(code: str, kb: KnowledgeBase) -> bool:
    return code in kb and OF_CARES.search(fold(kb.get(code).name)) is not None
