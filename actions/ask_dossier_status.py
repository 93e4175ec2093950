"""``action_ask_dossier_status``."""

from __future__ import annotations

from actions import asking, endings
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class AskDossierStatus(TurnAction):
    """Say where the state of a dossier is found."""

    action = "action_ask_dossier_status"

    def reply(self, turn: Turn) -> Reply:
        """Say where the state of a dossier is found."""
        if heard := asking.case_answer(self.kb(), turn, self.today()):
            return heard  # "chưa quá 60 ngày" answers what was asked, whatever it sounds like
        return endings.dossier_status(turn)
