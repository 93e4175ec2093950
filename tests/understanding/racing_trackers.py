"""Run by Rasa's own Python: two Rasas write one conversation, the first one late."""

from __future__ import annotations

import asyncio
import json
import sys

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from understanding.tracker_store import AppendingTrackerStore

DOMAIN = Domain.from_dict(
    {"slots": {"procedure": {"type": "any", "influence_conversation": False, "mappings": []}}}
)


async def main(path: str) -> None:
    early, late = (AppendingTrackerStore(DOMAIN, db=path) for _ in range(2))
    assert await early.retrieve("web:a") is None
    fresh = DialogueStateTracker("web:a", DOMAIN.slots)
    for event in (SessionStarted(timestamp=1.0), UserUttered("một", timestamp=2.0)):
        fresh.update(event)
    await early.save(fresh)
    await early.save(fresh)  # nothing is new
    slow = await late.retrieve("web:a")
    other = await early.retrieve("web:a")
    other.update(SessionStarted(timestamp=3.0))
    other.update(UserUttered("hai", timestamp=4.0))
    await early.save(other)
    slow.update(SlotSet("procedure", "1.004194", timestamp=5.0))
    await late.save(slow)
    whole = await early.retrieve_full_tracker("web:a")
    newest = await early.retrieve("web:a")
    kinds = [[event.type_name for event in tracker.events] for tracker in (whole, newest)]
    found = {"whole": kinds[0], "newest": kinds[1], "slot": newest.get_slot("procedure")}
    sys.stdout.write(json.dumps(found))


asyncio.run(main(sys.argv[1]))
