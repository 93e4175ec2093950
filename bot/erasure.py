"""Forgets citizens: at their word at once, and after a time of silence anyway."""

from __future__ import annotations

from bot.store import Store
from bot.trackers import Trackers

TRIM_S = 24 * 3600.0  # events before a conversation's newest session are of no use after a day


class Erasure:
    """Deletes from the gateway's own database and from Rasa's tracker store."""

    def __init__(self, store: Store, trackers: Trackers) -> None:
        self._store = store
        self._trackers = trackers

    def close(self) -> None:
        """Let go of both databases."""
        self._store.close()
        self._trackers.close()

    def forget(self, sender: str, now: float) -> None:
        """Delete all that is kept of ``sender``; only the trace of the request stays.

        Raises:
            StoreUnavailable: Something is left; `sweep` tries again.
        """
        self._store.forget(sender, now)
        self._finish(sender, now)

    def sweep(self, now: float, *, retention_s: float) -> None:
        """Delete what is older than ``retention_s`` seconds, and finish deletions left undone.

        Raises:
            StoreUnavailable: Something is left.
        """
        self._store.sweep(now, retention_s=retention_s)
        for sender in self._store.unfinished_deletions():
            self._finish(sender, now)
        self._trackers.sweep(now - retention_s)
        self._trackers.trim(now - TRIM_S)

    def _finish(self, sender: str, now: float) -> None:
        self._trackers.forget(sender)
        self._store.finish_deletion(sender, now)
