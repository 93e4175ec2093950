"""``action_start_over``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class StartOver(TurnAction):
    """Forget the conversation so far and begin anew."""

    action = "action_start_over"

    def reply(self, turn: Turn) -> Reply:
        """Forget the conversation so far and begin anew."""
        return dialogue.start_over(self.kb(), turn, self.today())
