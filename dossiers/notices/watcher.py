"""Looks at followed dossiers again and again, and hands what is new to the gateway.

Any number of watchers may run: see `followings` for what keeps a notice from being told twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dossiers.calendar import WorkingDays
from dossiers.dossier import Dossier
from dossiers.errors import SourceUnavailable
from dossiers.factors import Hasher
from dossiers.notices.counter import told_of
from dossiers.notices.followings import Following, Followings, Notice
from dossiers.notices.handing import Desk, GatewayUnavailable
from dossiers.notices.news import FINAL, Kind, Told, is_changed, reminders
from dossiers.notices.pending import Pending
from dossiers.notices.wording import say
from dossiers.source import DossierSource, Watchable

_log = logging.getLogger(__name__)
PAGE = 50
CLAIM_S = 30.0
LOST_S = 3600.0  # between looks at a dossier that no source can be asked for


@dataclass(frozen=True)
class Watcher:
    """One watcher.

    Attributes:
        sources: The preferred first.
        hand_over: Gives a notice to the gateway.
        clock: Seconds since 1970.
        now: The same as local time.
        claim_s: For how long a page is this watcher's own: what one that died held waits so long.
    """

    followings: Followings
    pending: Pending
    sources: Sequence[DossierSource]
    hasher: Hasher
    hand_over: Desk
    days: WorkingDays
    clock: Callable[[], float]
    now: Callable[[], datetime]
    claim_s: float = CLAIM_S

    def round(self) -> None:
        """Look at all that is due, and hand over all that waits.

        Raises:
            SourceUnavailable: Our own database fails.
        """
        while page := self.followings.claim(self.clock(), most=PAGE, for_s=self.claim_s):
            self._look_at(page)
        self._hand_over()

    def _look_at(self, page: Sequence[Following]) -> None:
        known = self.followings.events([following.key for following in page])
        resting: dict[float, list[str]] = {}
        for following in page:
            every_s, dossier = self._latest(following)
            resting.setdefault(every_s, []).append(following.key)
            if dossier is not None:
                self._compare(following, dossier, known)
        for every_s, keys in resting.items():
            self.followings.rest(keys, self.clock() + every_s)

    def _latest(self, following: Following) -> tuple[float, Dossier | None]:
        """Return the seconds until the next look, and how the dossier stands, if that is known.

        A preferred source that does not answer is waited for: what another says may be coarser
        and would be told as a change.
        """
        every_s = LOST_S
        for source in self.sources:
            try:
                if not (isinstance(source, Watchable) and source.covers(following.code)):
                    continue
                every_s = min(every_s, source.look_every_s)
                if (dossier := source.peek(following.code)) is not None:
                    return every_s, dossier
            except SourceUnavailable as error:
                _log.warning("%s: %s", source.name, error)
                return every_s, None
        return every_s, None

    def _compare(
        self, following: Following, dossier: Dossier, known: set[tuple[str, str]]
    ) -> None:
        before, today = following.told, self.now().date()
        same_state = dossier.state is before.state
        after = told_of(dossier, self.hasher, since=before.since if same_state else today)
        due = reminders(after, today, self.days)
        if is_changed(before, after):
            news = [_notice(Kind.CHANGED, f"changed:{following.seq + 1}", before, dossier)]
            news += [Notice(one.event, None) for one in due]  # the change says as much
            ends = dossier.state in FINAL
            self.followings.change(following, after, news, self.clock(), ends=ends)
            return
        fresh = [one for one in due if (following.key, one.event) not in known]
        if fresh:
            news = [_notice(one.kind, one.event, after, dossier) for one in fresh]
            self.followings.remind(following, news, self.clock())

    def _hand_over(self) -> None:
        while waiting := self.pending.claim(self.clock(), most=PAGE, for_s=self.claim_s):
            for notice in waiting:
                try:
                    taken = self.hand_over(self.pending.at_hand_over(notice))
                except GatewayUnavailable as error:
                    _log.warning("Notices wait for the gateway: %s", error)
                    return
                if taken:
                    self.pending.handed_over(notice.key)
                else:
                    self.pending.give_up(notice.sender)


def _notice(kind: Kind, event: str, told: Told, dossier: Dossier) -> Notice:
    return Notice(event, say(kind, told, dossier))
