"""What officers were asked, kept to teach the bot from: it did not answer that itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine, select

from bot.database import transaction
from bot.errors import SealBroken, StoreUnavailable
from bot.handover.standing import By
from bot.handover.tables import HANDOVER_WORDS, HANDOVERS
from bot.learning.messages import Kind, Lesson
from bot.sealing import Seal

_log = logging.getLogger(__name__)
LOOKED_AT = 30


@dataclass(frozen=True)
class Teaching:
    """Keeps questions that an officer has answered.

    Attributes:
        keep: Keeps a lesson of a sender, masked, unless it must not be kept. Blocking.
    """

    engine: Engine
    seal: Seal
    keep: Callable[[str, Lesson, float], None]

    def answered(self, handover: int, now: float) -> None:
        """Keep what the citizen asked between an officer's last two answers; never fails."""
        try:
            sender, unit, texts = self._asked(handover)
            for text in texts:
                self.keep(sender, Lesson(Kind.ASKED_OFFICER, text, unit), now)
        except StoreUnavailable:
            _log.exception("Nothing is learnt from hand-over %d.", handover)

    def _asked(self, handover: int) -> tuple[str, str, list[str]]:
        talk = (By.CITIZEN.value, By.OFFICER.value)
        words = select(HANDOVER_WORDS).where(
            HANDOVER_WORDS.c.handover == handover, HANDOVER_WORDS.c.said_by.in_(talk)
        )
        newest = words.order_by(HANDOVER_WORDS.c.id.desc()).limit(LOOKED_AT)
        of = select(HANDOVERS.c.sender, HANDOVERS.c.unit).where(HANDOVERS.c.id == handover)
        with transaction(self.engine) as connection:
            row = connection.execute(of).one_or_none()
            said = connection.execute(newest).all()
        if row is None or not said or said[0].said_by != By.OFFICER:
            return "", "", []
        texts = []
        for word in said[1:]:
            if word.said_by == By.OFFICER:
                break
            try:
                texts.append(self.seal.open(word.body))
            except SealBroken:
                continue
        return row.sender, row.unit, texts[::-1]
