"""``action_default_fallback``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class DefaultFallback(TurnAction):
    """Speak when no rule fits: Rasa itself would say nothing."""

    action = "action_default_fallback"

    def reply(self, turn: Turn) -> Reply:
        """Speak when no rule fits: Rasa itself would say nothing."""
        return dialogue.fall_back(self.kb(), turn, self.today())
