"""``action_out_of_scope``."""

from __future__ import annotations

from actions import asking
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class DeclineOutOfScope(TurnAction):
    """Decline what is not our matter, unless the index is sure that it is."""

    action = "action_out_of_scope"

    def reply(self, turn: Turn) -> Reply:
        """Decline what is not our matter, unless the index is sure that it is."""
        return asking.out_of_scope(self.kb(), turn, self.today())
