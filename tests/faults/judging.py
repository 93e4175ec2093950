"""What became of the citizens in each trial, as a row of the table, and whether that is enough."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import create_engine, text

from tests.faults.citizens import Said

SENTENCE_S = 5.0
HEALED_S = 30.0
HEAD = (
    "| fault | messages | slowest sentence s | told “later” | lost | twice to Rasa | notices "
    "| healed after s | all processes back after s | |\n|---|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Row:
    """One trial.

    Attributes:
        slowest_s: From a message, or its acknowledgement, to the first sentence.
        later: Messages answered with “send it again later”.
        told: How many followers got exactly one notice, and how many there are.
        healed_s: From the end of the cause to the last message that was answered badly.
        back_s: From the end of the cause until every process said that it can serve.
    """

    fault: str
    messages: int
    slowest_s: float
    later: int
    lost: int
    twice: int
    told: tuple[int, int]
    healed_s: float
    back_s: float

    @property
    def reasons(self) -> list[str]:
        """Say what is not good enough."""
        found = {
            f"a sentence took {self.slowest_s:.1f} s": self.slowest_s > SENTENCE_S,
            f"{self.lost} lost": self.lost > 0,
            f"{self.twice} twice to Rasa": self.twice > 0,
            "notices lost or doubled": self.told[0] != self.told[1],
            f"healed after {self.healed_s:.0f} s": self.healed_s > HEALED_S,
            "nobody asked": self.messages < 4,
        }
        return [words for words, wrong in found.items() if wrong]

    def __str__(self) -> str:
        verdict = "ok" if not self.reasons else "NOT met: " + "; ".join(self.reasons)
        return (
            f"| {self.fault} | {self.messages} | {self.slowest_s:.1f} | {self.later} "
            f"| {self.lost} | {self.twice} | {self.told[0]} of {self.told[1]} "
            f"| {self.healed_s:.0f} | {self.back_s:.0f} | {verdict} |"
        )


def slowest_s(said: Sequence[Said], written_from: float = 0.0) -> float:
    """Return the longest wait for a sentence, each as `waited_s`."""
    return max([0.0, *(waited_s(one, written_from) for one in said)])


def waited_s(one: Said, written_from: float = 0.0) -> float:
    """Return how long ``one`` waited for its first sentence.

    On a platform it counts from the acknowledgement: until then the platform has the message,
    shows it as not delivered, and sends it again. What was acknowledged just before the database
    stopped cannot be answered before it takes writes again, or it might be answered twice
    (docs/faults.md, "Known and left"): its wait counts from then.

    Args:
        one: The message.
        written_from: When the database took writes again, where the cause was that it did not.
    """
    if one.sentence is None:
        return 0.0
    if not one.who.startswith("telegram"):
        return one.sentence - one.began
    if one.acknowledged is None:
        return 0.0
    held = one.acknowledged < written_from < one.sentence
    return one.sentence - (written_from if held else one.acknowledged)


def turns_put_twice(trackers_url: str) -> set[str]:
    """Return the turns that Rasa has written down more than once, of all that it has."""
    engine = create_engine(trackers_url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT data FROM events WHERE type_name = 'user'"))
        heard = [json.loads(data) for data in rows.scalars()]
    engine.dispose()
    turns = Counter(
        event["metadata"]["turn_id"]
        for event in heard
        if "turn_id" in (event.get("metadata") or {})
        and event["metadata"].get("channel") != "health"
        and event.get("text") not in ("/session_start", "/cancel")
    )
    return {turn for turn, times in turns.items() if times > 1}
