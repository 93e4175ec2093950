"""``action_start_coach``."""

from __future__ import annotations

from actions import coach_wish
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class StartCoach(TurnAction):
    """Lead through filing a procedure online, one step a message."""

    action = "action_start_coach"

    def reply(self, turn: Turn) -> Reply:
        """Lead through filing a procedure online, one step a message."""
        return coach_wish.begin(self.kb(), turn, self.today())
