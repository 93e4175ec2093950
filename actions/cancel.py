"""``action_cancel``."""

from __future__ import annotations

from actions import coach_talk, endings
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class Cancel(TurnAction):
    """Stop the steps that are led, else what is being asked, which is then forgotten."""

    action = "action_cancel"

    def reply(self, turn: Turn) -> Reply:
        """Stop the steps that are led, else what is being asked, which is then forgotten."""
        return coach_talk.stopped(self.kb, turn, self.today()) or endings.cancel(turn)
