"""The desk where dossiers are looked up: consent, tries, sources, the log; one answer for all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from enum import StrEnum

from dossiers import consent
from dossiers.codes import DossierCode
from dossiers.dossier import Dossier
from dossiers.errors import SourceUnavailable
from dossiers.factors import Factor, FactorKind
from dossiers.notices.counter import Counter
from dossiers.people import SHOWN, Consent, LookUp, People
from dossiers.settings import DossierSettings
from dossiers.source import DossierSource

_log = logging.getLogger(__name__)
SWEEP_S = 3600.0
_SPARE_S = 0.2  # for our own work beside the slowest source


class Ending(StrEnum):
    """How a look-up ended."""

    SHOWN = SHOWN
    REFUSED = "refused"
    LIMITED = "limited"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look-up came to; ``dossier`` only when it is shown."""

    ending: Ending
    dossier: Dossier | None = None


class Desk:
    """Looks dossiers up for citizens. A desk without sources is closed."""

    def __init__(
        self,
        settings: DossierSettings,
        sources: Sequence[DossierSource],
        people: People | None,
        counter: Counter | None = None,
        *,
        clock: Callable[[], float],
    ) -> None:
        """Ask ``sources``, the preferred first; ``clock`` gives seconds since 1970.

        ``counter`` is where one asks to be told; without it nobody is.
        """
        self.settings = settings
        self.counter = counter
        self._sources = tuple(sources)
        self._people = people
        self._clock = clock
        self._pool = ThreadPoolExecutor(max_workers=8, thread_name_prefix="source")
        self._swept_at = 0.0

    def covers(self, code: DossierCode) -> bool:
        """Say whether any source is responsible for the agency of ``code``.

        Raises:
            SourceUnavailable: That cannot be told now.
        """
        return bool(self._people and self._covering(code))

    @property
    def is_open(self) -> bool:
        """Whether any source is connected."""
        return bool(self._people and self._sources)

    def factor_kind(self, code: DossierCode) -> FactorKind:
        """Return which number is needed for ``code``."""
        if any(source.needs_full_number for source in self._covering(code)):
            return FactorKind.ID_FULL
        return FactorKind(self.settings.factor)

    def consent_text(self, code: DossierCode) -> str:
        """Return the words to agree to before the first look-up."""
        return consent.consent_text(self.factor_kind(code), self.settings.log_days)

    def has_consented(self, sender: str, code: DossierCode) -> bool:
        """Say whether ``sender`` agreed to today's words for the number that ``code`` needs."""
        return self._people is not None and self._people.has_consented(
            sender, self._consent_version(code)
        )

    def take_consent(self, sender: str, code: DossierCode, *, how: str, channel: str) -> None:
        """Keep the proof that ``sender`` agreed to `consent_text`."""
        words = consent.fingerprint(self.consent_text(code))
        if self._people:
            given = Consent(self._consent_version(code), words, how, channel)
            self._people.consent(sender, given, self._clock())

    def _consent_version(self, code: DossierCode) -> str:
        return f"{consent.VERSION}:{self.factor_kind(code)}"

    def withdraw_consent(self, sender: str) -> None:
        """Take back what ``sender`` agreed to."""
        if self._people:
            self._people.withdraw(sender, self._clock())
        if self.counter:
            self.counter.stop(sender)

    def forget(self, sender: str) -> None:
        """Delete what is kept of ``sender``.

        Raises:
            SourceUnavailable: It could not be deleted.
        """
        if self._people:
            self._people.forget(sender)
        if self.counter:
            self.counter.stop(sender)

    def look_up(self, sender: str, code: DossierCode, factor: Factor) -> Seen:
        """Look ``code`` up; unknown, not the owner's and withheld are one and the same.

        Raises:
            SourceUnavailable: Our own database fails.
        """
        if self._people is None:
            return Seen(Ending.UNAVAILABLE)
        now = self._clock()
        self._sweep(now)
        try_ = self._people.begin_try(sender, now, most=self.settings.tries_per_hour)
        seen = Seen(Ending.LIMITED) if try_ is None else self._ask(code, factor)
        source = seen.dossier.source if seen.dossier else None
        self._people.end_try(try_, sender, LookUp(code, seen.ending, source, now))
        return seen

    def sweep(self) -> None:
        """Delete what is kept for longer than it may be: once an hour is often enough.

        Raises:
            SourceUnavailable: It could not be deleted.
        """
        self._swept_at = self._clock()
        if self._people:
            self._people.sweep(self._swept_at, log_days=self.settings.log_days)
        if self.counter:
            self.counter.sweep()

    def answer_after_s(self) -> float:
        """Return the seconds that every look-up that begins now should take.

        The slowest source's limit, so that time tells nothing; more while many guess.
        """
        slowest = max((source.time_limit_s for source in self._sources), default=0.0)
        return slowest + _SPARE_S + (self.settings.attack_delay_s if self._is_attacked() else 0.0)

    def _is_attacked(self) -> bool:
        try:
            failures = self._people.recent_failures(self._clock()) if self._people else 0
        except SourceUnavailable:
            return True
        return failures >= self.settings.attack_failures

    def _covering(self, code: DossierCode) -> list[DossierSource]:
        return [source for source in self._sources if source.covers(code)]

    def _ask(self, code: DossierCode, factor: Factor) -> Seen:
        """Ask all covering sources at once; the first in order that shows it counts."""
        asked = [
            (source, self._pool.submit(source.look_up, code, factor))
            for source in self._covering(code)
        ]
        failed = False
        found: Dossier | None = None
        for source, answer in asked:
            try:
                found = found or answer.result(timeout=source.time_limit_s + _SPARE_S)
            except (SourceUnavailable, TooLate) as error:
                _log.warning("%s: %s", source.name, error or "too late")
                failed = True
        if found:
            return Seen(Ending.SHOWN, found)
        return Seen(Ending.UNAVAILABLE if failed else Ending.REFUSED)

    def _sweep(self, now: float) -> None:
        if now - self._swept_at >= SWEEP_S:
            self.sweep()
