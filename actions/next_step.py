"""``action_next_step``."""

from __future__ import annotations

from actions import coach_talk, coach_words, dialogue
from actions.replies import Reply, say
from actions.turn import Turn
from actions.turn_action import TurnAction


class NextStep(TurnAction):
    """Go to the next step; where none is led, tell the rest of the last answer."""

    action = "action_next_step"

    def reply(self, turn: Turn) -> Reply:
        """Go to the next step; where none is led, tell the rest of the last answer."""
        led = coach_talk.go_on(self.kb(), turn, self.today())
        if led is not None:
            return led
        if turn.procedure:
            return dialogue.show_more(self.kb(), turn, self.today())
        return say("asked_procedure", coach_words.NOTHING_TO_CONTINUE, misses=0)
