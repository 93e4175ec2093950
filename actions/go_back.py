"""``action_go_back``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class GoBack(TurnAction):
    """Return to the procedure discussed before."""

    action = "action_go_back"

    def reply(self, turn: Turn) -> Reply:
        """Return to the procedure discussed before."""
        return dialogue.go_back(self.kb(), turn, self.today())
