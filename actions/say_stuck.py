"""``action_say_stuck``."""

from __future__ import annotations

from actions import asking, coach_talk
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class SayStuck(TurnAction):
    """Name the usual causes of getting stuck where the citizen is."""

    action = "action_say_stuck"

    def reply(self, turn: Turn) -> Reply:
        """Name the usual causes of getting stuck where the citizen is."""
        if heard := asking.case_answer(self.kb(), turn, self.today()):
            return heard
        return coach_talk.trouble(self.kb(), turn, self.today())
