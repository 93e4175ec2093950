"""``action_answer_procedure``."""

from __future__ import annotations

from actions import asking
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class AnswerProcedure(TurnAction):
    """Answer what is asked about a procedure, or offer the choice."""

    action = "action_answer_procedure"

    def reply(self, turn: Turn) -> Reply:
        """Answer what is asked about a procedure, or offer the choice."""
        return asking.ask(self.kb(), turn, self.today())
