"""``action_choose_option``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class ChooseOption(TurnAction):
    """Take the choice made by button, number or ordinal."""

    action = "action_choose_option"

    def reply(self, turn: Turn) -> Reply:
        """Take the choice made by button, number or ordinal."""
        return dialogue.choose(self.kb(), turn, self.today())
