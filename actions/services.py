"""Opens what actions need, once a process. Module-level functions, so that actions pickle."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.opening import open_knowledge_base
from knowledge_base.service import KnowledgeBase
from knowledge_base.settings import KnowledgeBaseSettings

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
RETRY_AFTER_S = 60.0
"""Seconds for which a failure to open is remembered: trying takes long, and citizens wait."""


@dataclass
class Opened:
    """What opening the knowledge base came to."""

    kb: KnowledgeBase | None = None
    error: KnowledgeBaseError | None = None
    tried_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


@cache
def _opened() -> Opened:
    return Opened()


def knowledge_base() -> KnowledgeBase:
    """Return the knowledge base of this process; raises `KnowledgeBaseError` when unusable."""
    opened = _opened()
    with opened.lock:
        if opened.kb is not None:
            return opened.kb
        if opened.error is None or time.monotonic() - opened.tried_at > RETRY_AFTER_S:
            try:
                opened.kb = open_knowledge_base(KnowledgeBaseSettings())
                return opened.kb
            except KnowledgeBaseError as error:
                opened.error = error
                opened.tried_at = time.monotonic()
        raise opened.error


def today() -> date:
    """Return the present day in Vietnam."""
    return datetime.now(VIETNAM).date()
