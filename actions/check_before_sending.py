"""``action_check_before_sending``."""

from __future__ import annotations

from actions import before_sending
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class CheckBeforeSending(TurnAction):
    """Say what to look at before a dossier is sent."""

    action = "action_check_before_sending"

    def reply(self, turn: Turn) -> Reply:
        """Say what to look at before a dossier is sent."""
        return before_sending.reply(turn)
