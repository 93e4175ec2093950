"""``action_delete_data``."""

from __future__ import annotations

import logging

from actions import dossier_sentences, endings
from actions.replies import Reply, say
from actions.turn import Turn
from actions.turn_action import TurnAction
from dossiers.errors import DossierError

_log = logging.getLogger(__name__)


class DeleteData(TurnAction):
    """Delete what is kept of this citizen, and confirm it."""

    action = "action_delete_data"

    def reply(self, turn: Turn) -> Reply:
        """Delete what is kept of this citizen, and confirm it."""
        try:
            self.talk().open_desk().forget(turn.sender)
        except DossierError as error:
            _log.error("What is kept of look-ups could not be deleted: %s", error)
            return say("unavailable", dossier_sentences.NOT_DELETED)
        return endings.delete_data(turn)
