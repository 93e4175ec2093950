"""``action_fallback``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class Fallback(TurnAction):
    """Search before giving up on a message that no intent fits."""

    action = "action_fallback"

    def reply(self, turn: Turn) -> Reply:
        """Search before giving up on a message that no intent fits."""
        return dialogue.fall_back(self.kb(), turn, self.today())
