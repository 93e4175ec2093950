"""``action_answer_yes``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class AnswerYes(TurnAction):
    """Take a yes: to the only thing offered, else ask what else is wanted."""

    action = "action_answer_yes"

    def reply(self, turn: Turn) -> Reply:
        """Take a yes: to the only thing offered, else ask what else is wanted."""
        return dialogue.accept(self.kb(), turn, self.today())
