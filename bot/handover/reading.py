"""What officers read of hand-overs: the queue of a unit, and one conversation. Blocking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, select

from bot.database import transaction
from bot.errors import SealBroken
from bot.handover.desk import Officer, refusal, row_for, rows_of
from bot.handover.sending import settle
from bot.handover.standing import By, State
from bot.handover.tables import HANDOVER_MARKS, HANDOVER_WORDS
from bot.privacy import mask
from bot.sealing import Seal
from bot.units import Units

OPEN = (State.WAITING, State.OFFICER)
PREVIEW = 140
MOST = 200


@dataclass(frozen=True)
class Reading:
    """Reads for officers; nobody sees what is of another unit."""

    engine: Engine
    seal: Seal
    units: Units

    def queue(self, unit: str | None) -> list[dict[str, Any]]:
        """Return what waits and what is being answered in ``unit``, or in all; oldest first."""
        with transaction(self.engine) as connection:
            rows = rows_of(connection, unit, OPEN)[:MOST]
            last = self._last(connection, [row.id for row in rows])
        places: dict[str, int] = {}
        found = []
        for row in rows:
            waits = row.state == State.WAITING
            places[row.unit] = places.get(row.unit, 0) + waits
            place = places[row.unit] if waits else None
            text = " ".join(last.get(row.id, "").split())
            found.append(self._about(row) | {"place": place, "preview": text[:PREVIEW]})
        return found

    def thread(self, id_: int, officer: Officer) -> dict[str, Any]:
        """Return one conversation with all that was said in it.

        Raises:
            HandoverRefused: There is none of the officer's unit with that number.
        """
        words = select(HANDOVER_WORDS).where(HANDOVER_WORDS.c.handover == id_)
        with transaction(self.engine) as connection:
            row = row_for(connection, id_, officer)
            settle(connection, id_)
            said = connection.execute(words.order_by(HANDOVER_WORDS.c.id)).all()
        return self._about(row) | {"words": [self._word(one) for one in said]}

    def contact(self, id_: int, officer: Officer) -> str:
        """Return the number that the citizen wants to be called at, to whoever has it.

        Raises:
            HandoverRefused: It is not the officer's, or the citizen left none.
        """
        with transaction(self.engine) as connection:
            row = row_for(connection, id_, officer)
        has_it = row.state == State.OFFICER and row.officer == officer.name
        if not has_it or row.contact is None:
            raise refusal(row)
        return self._opened(row.contact)

    def marks(self) -> dict[str, int]:
        """Return how often each unit's inbox has changed."""
        with transaction(self.engine) as connection:
            found = connection.execute(select(HANDOVER_MARKS.c.unit, HANDOVER_MARKS.c.changes))
            return {row.unit: row.changes for row in found}

    def _last(self, connection: Connection, ids: Sequence[int]) -> dict[int, str]:
        """Return what each citizen said last."""
        if not ids:
            return {}
        mine = HANDOVER_WORDS.c.handover.in_(ids), HANDOVER_WORDS.c.said_by == By.CITIZEN
        newest = select(func.max(HANDOVER_WORDS.c.id)).where(*mine)
        newest = newest.group_by(HANDOVER_WORDS.c.handover)
        rows = connection.execute(select(HANDOVER_WORDS).where(HANDOVER_WORDS.c.id.in_(newest)))
        return {row.handover: self._opened(row.body) for row in rows}

    def _about(self, row: Row[Any]) -> dict[str, Any]:
        contact = self._opened(row.contact) if row.contact else ""
        return {
            "id": row.id,
            "unit": row.unit,
            "unit_name": self.units.name_of(row.unit),
            "channel": row.channel,
            "state": row.state,
            "opened": row.opened,
            "due": row.due,
            "officer": row.officer,
            "display": row.display,
            "ended": row.ended,
            "contact": mask(contact).text if contact else None,
        }

    def _word(self, row: Row[Any]) -> dict[str, Any]:
        shared = {"id": row.id, "at": row.at, "by": row.said_by, "who": row.who}
        return shared | {"text": self._opened(row.body), "state": row.state}

    def _opened(self, sealed: str) -> str:
        try:
            return self.seal.open(sealed)
        except SealBroken:
            return "(không đọc được)"
