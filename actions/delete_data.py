"""``action_delete_data``."""

from __future__ import annotations

from actions import endings
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class DeleteData(TurnAction):
    """Delete what is kept of this citizen, and confirm it."""

    action = "action_delete_data"

    def reply(self, turn: Turn) -> Reply:
        """Delete what is kept of this citizen, and confirm it."""
        return endings.delete_data(turn)
