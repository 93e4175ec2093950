"""``action_cancel``."""

from __future__ import annotations

import dataclasses
import re

from actions import coach_talk, dialogue, endings
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction
from knowledge_base.text import fold

LONGEST = 5
"""Words of a refusal; a longer message that only sounds like one says something else."""
WANTS_OUT = re.compile(
    r"\b(huy|dung lai|khong (lam|hoi|muon|can|dang ky|tra cuu)( \w+)? nua|"
    r"thoi (khoi|khong|ko|k|de)|bo qua|bo di|de (khi|luc) khac|de sau|ket thuc|"
    r"khoi (lam|can|hoi)|stop|cancel)\b"
)


class Cancel(TurnAction):
    """Stop the steps that are led, else what is being asked, which is then forgotten."""

    action = "action_cancel"

    def reply(self, turn: Turn) -> Reply:
        """Stop the steps that are led, else what is being asked, which is then forgotten."""
        if led := coach_talk.stopped(self.kb, turn, self.today()):
            return led
        if len(turn.text.split()) > LONGEST and not WANTS_OUT.search(fold(turn.text)):
            return dialogue.fall_back(self.kb(), turn, self.today())
        reply = endings.cancel(turn)
        kept = {slot: value for slot, value in reply.slots.items() if slot != "coach"}
        return dataclasses.replace(reply, slots=kept)  # steps that were left can be taken up again
