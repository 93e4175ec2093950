"""``action_answer_procedure``."""

from __future__ import annotations

from actions import asking, coach_wish
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class AnswerProcedure(TurnAction):
    """Answer what is asked about a procedure, or offer the choice."""

    action = "action_answer_procedure"

    def reply(self, turn: Turn) -> Reply:
        """Answer what is asked about a procedure, or offer the choice."""
        led = coach_wish.wished(self.kb(), turn, self.today())
        return led or asking.ask(self.kb(), turn, self.today())
