"""Rasa's conversations in SQL, of which only what is new is written.

Rasa's own store counts, when it saves, what is written since the newest session, and writes what
its tracker holds beyond that number. When another Rasa began a session meanwhile, because this
one's lock ran out while it waited for an action, the number is small and the whole former session
is written a second time (docs/faults.md). This one remembers how much of a tracker it read.
"""

from __future__ import annotations

import itertools
import json
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

_EVENTS = SQLTrackerStore.SQLEvent.__table__
_HELD = "events_in_the_store"
"""The attribute of a tracker that says how many of its events are written down."""


class AppendingTrackerStore(SQLTrackerStore):
    """Reads the newest session, and appends to it; the table is that of Rasa's own store."""

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> DialogueStateTracker | None:
        """Return the tracker of ``sender_id``; ``None`` when nothing is written of it."""
        wanted = sa.select([_EVENTS.c.data]).where(_EVENTS.c.sender_id == sender_id)
        if not fetch_events_from_all_sessions:
            began = (
                sa.select([sa.func.max(_EVENTS.c.timestamp)])
                .where(_EVENTS.c.sender_id == sender_id)
                .where(_EVENTS.c.type_name == SessionStarted.type_name)
                .scalar_subquery()
            )
            wanted = wanted.where(sa.or_(_EVENTS.c.timestamp >= began, began.is_(None)))
        with self.engine.connect() as connection:
            rows = connection.execute(wanted.order_by(_EVENTS.c.id)).scalars().all()
        if not rows or not self.domain:
            return None
        events = [json.loads(row) for row in rows]
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        setattr(tracker, _HELD, len(tracker.events))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the events that ``tracker`` got since it was read or saved."""
        await self.stream_events(tracker)
        held = getattr(tracker, _HELD, 0)
        rows = [
            _row(tracker.sender_id, event.as_dict())
            for event in itertools.islice(tracker.events, held, None)
        ]
        if rows:
            with self.engine.begin() as connection:
                connection.execute(_EVENTS.insert(), rows)
        setattr(tracker, _HELD, held + len(rows))


def _row(sender_id: str, event: dict[str, Any]) -> dict[str, Any]:
    parsed = event.get("parse_data") or {}
    return {
        "sender_id": sender_id,
        "type_name": event["event"],
        "timestamp": event.get("timestamp"),
        "intent_name": (parsed.get("intent") or {}).get("name"),
        "action_name": event.get("name"),
        "data": json.dumps(event),
    }
