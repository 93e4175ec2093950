"""``action_go_back``."""

from __future__ import annotations

from actions import coach_talk, dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class GoBack(TurnAction):
    """Return to the step before, while steps are led, else to the procedure discussed before."""

    action = "action_go_back"

    def reply(self, turn: Turn) -> Reply:
        """Return to the step before, else to the procedure discussed before."""
        step = coach_talk.one_back(self.kb, turn, self.today())
        return step or dialogue.go_back(self.kb(), turn, self.today())
