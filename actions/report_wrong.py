"""``action_report_wrong``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class ReportWrong(TurnAction):
    """Have a wrong answer written down, and thank for the report."""

    action = "action_report_wrong"

    def reply(self, turn: Turn) -> Reply:
        """Have a wrong answer written down, and thank for the report."""
        return dialogue.report_wrong(self.kb(), turn)
