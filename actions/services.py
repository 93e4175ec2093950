"""Opens what actions need, once a process. Module-level functions, so that actions pickle."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from knowledge_base.opening import open_knowledge_base
from knowledge_base.service import KnowledgeBase
from knowledge_base.settings import KnowledgeBaseSettings

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@cache
def knowledge_base() -> KnowledgeBase:
    """Return the knowledge base of this process; raises `KnowledgeBaseError` when unusable."""
    return open_knowledge_base(KnowledgeBaseSettings())


def today() -> date:
    """Return the present day in Vietnam."""
    return datetime.now(VIETNAM).date()
