"""``action_correct_procedure``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class CorrectProcedure(TurnAction):
    """Take a correction: the new mention, with the facet asked before."""

    action = "action_correct_procedure"

    def reply(self, turn: Turn) -> Reply:
        """Take a correction: the new mention, with the facet asked before."""
        return dialogue.correct(self.kb(), turn, self.today())
