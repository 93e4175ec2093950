"""``action_cancel``."""

from __future__ import annotations

from actions import endings
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class Cancel(TurnAction):
    """Stop what is being asked; what was discussed is forgotten."""

    action = "action_cancel"

    def reply(self, turn: Turn) -> Reply:
        """Stop what is being asked; what was discussed is forgotten."""
        return endings.cancel(turn)
