"""The counter where citizens ask to be told: consent, proof of having been shown, the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dossiers import consent
from dossiers.calendar import WorkingDays
from dossiers.codes import DossierCode
from dossiers.dossier import Dossier
from dossiers.factors import Hasher
from dossiers.notices.followings import Following, Followings
from dossiers.notices.news import Told, reminders
from dossiers.people import Consent, People
from dossiers.source import DossierSource, Watchable

SHOWN_S = 12 * 3600.0
"""Seconds for which having been shown a dossier proves that one may follow it."""


class Counter:
    """Lets those who were shown a dossier follow it."""

    def __init__(
        self,
        followings: Followings,
        people: People,
        sources: Sequence[DossierSource],
        hasher: Hasher,
        *,
        follow_days: int,
        clock: Callable[[], float],
    ) -> None:
        """Follow what ``sources`` can be asked for; ``clock`` gives seconds since 1970."""
        self._followings = followings
        self._people = people
        self._sources = tuple(sources)
        self._hasher = hasher
        self._follow_days = follow_days
        self._clock = clock

    def can_follow(self, code: DossierCode) -> bool:
        """Say whether a source can be asked for ``code`` without its owner's number."""
        return any(isinstance(s, Watchable) and s.covers(code) for s in self._sources)

    def told(self, dossier: Dossier, today: date) -> Told:
        """Return what somebody knows who is shown ``dossier`` on ``today``."""
        return told_of(dossier, self._hasher, since=today)

    def consent_text(self, code: DossierCode, where: str) -> str:
        """Return the words to agree to; ``where`` says how the channel brings notices."""
        return consent.notices_text(code.masked, where, self._follow_days)

    def has_consented(self, sender: str) -> bool:
        """Say whether ``sender`` agreed to today's words about notices."""
        return self._people.has_consented(sender, consent.NOTICES_VERSION)

    def take_consent(self, sender: str, text: str, *, how: str, channel: str) -> None:
        """Keep the proof that ``sender`` agreed to ``text``."""
        words = consent.fingerprint(text)
        given = Consent(consent.NOTICES_VERSION, words, how, channel)
        self._people.consent(sender, given, self._clock())

    def follow(
        self,
        sender: str,
        code: DossierCode,
        channel: str,
        told: Told,
        days: WorkingDays,
    ) -> str | None:
        """Let ``sender`` be told of ``code``; ``None``: it was not shown to them lately.

        Told of is what changes after ``told``, which is how it was shown.
        """
        now = self._clock()
        if not self._people.was_shown(sender, code, since=now - SHOWN_S):
            return None
        known = [one.event for one in reminders(told, told.since, days)]
        return self._followings.add(sender, code, channel, told, known, now)

    def followed(self, sender: str) -> list[Following]:
        """Return what ``sender`` follows, the oldest first."""
        return self._followings.of(sender)

    def stop(self, sender: str, key: str | None = None) -> int:
        """Tell ``sender`` no more of ``key``, or of anything; return how many ended."""
        return self._followings.end(sender, key)

    def sweep(self) -> None:
        """End what has been followed for too long."""
        self._followings.sweep(self._clock(), follow_days=self._follow_days)


def told_of(dossier: Dossier, hasher: Hasher, *, since: date) -> Told:
    """Return what somebody knows who was told of ``dossier``, in this state ``since`` then."""
    wanted = hasher.note(dossier.wanted) if dossier.wanted else None
    return Told(dossier.state, dossier.due, wanted, since)
