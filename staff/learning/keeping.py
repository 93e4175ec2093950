"""Keeps the look-up of this process up to what was approved, in whichever process that was."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from knowledge_base.service import KnowledgeBase
from staff.errors import StaffUnavailable
from staff.learning.proposals import Proposals

_log = logging.getLogger(__name__)


@dataclass
class LearningBase:
    """Gives the knowledge base, and lets it learn in a thread when something new was approved.

    Attributes:
        open: Gives the knowledge base alone.
        every_s: Seconds between two looks at the database.
    """

    open: Callable[[], KnowledgeBase]
    proposals: Proposals
    every_s: float = 5.0
    _looked: float = field(default=float("-inf"), init=False)
    _version: str = field(default="", init=False)
    _busy: threading.Lock = field(default_factory=threading.Lock, init=False)

    def __call__(self) -> KnowledgeBase:
        """Return the knowledge base with what was taught until some seconds ago."""
        kb = self.open()
        due = time.monotonic() - self._looked >= self.every_s
        if due and self._busy.acquire(blocking=False):
            self._looked = time.monotonic()
            threading.Thread(target=self._learn, args=(kb,), daemon=True).start()
        return kb

    def _learn(self, kb: KnowledgeBase) -> None:
        try:
            overlay = self.proposals.overlay()
            if overlay.version != self._version:
                kb.learn(overlay.phrases)
                self._version = overlay.version
        except StaffUnavailable as error:
            _log.error("What was approved is not looked up yet: %s", error)
        finally:
            self._busy.release()
