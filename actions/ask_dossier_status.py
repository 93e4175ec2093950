"""``action_ask_dossier_status``."""

from __future__ import annotations

from actions import endings
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class AskDossierStatus(TurnAction):
    """Say where the state of a dossier is found."""

    action = "action_ask_dossier_status"

    def reply(self, turn: Turn) -> Reply:
        """Say where the state of a dossier is found."""
        return endings.dossier_status(turn)
