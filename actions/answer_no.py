"""``action_answer_no``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class AnswerNo(TurnAction):
    """Take a no: to what was offered, or to the procedure understood."""

    action = "action_answer_no"

    def reply(self, turn: Turn) -> Reply:
        """Take a no: to what was offered, or to the procedure understood."""
        return dialogue.refuse(self.kb(), turn, self.today())
