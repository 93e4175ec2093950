"""``action_cancel``."""

from __future__ import annotations

import dataclasses

from actions import coach_talk, endings
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class Cancel(TurnAction):
    """Stop the steps that are led, else what is being asked, which is then forgotten."""

    action = "action_cancel"

    def reply(self, turn: Turn) -> Reply:
        """Stop the steps that are led, else what is being asked, which is then forgotten."""
        if led := coach_talk.stopped(self.kb, turn, self.today()):
            return led
        reply = endings.cancel(turn)
        kept = {slot: value for slot, value in reply.slots.items() if slot != "coach"}
        return dataclasses.replace(reply, slots=kept)  # steps that were left can be taken up again
