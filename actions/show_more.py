"""``action_show_more``."""

from __future__ import annotations

from actions import dialogue
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class ShowMore(TurnAction):
    """Say what did not fit into the first bubble."""

    action = "action_show_more"

    def reply(self, turn: Turn) -> Reply:
        """Say what did not fit into the first bubble."""
        return dialogue.show_more(self.kb(), turn, self.today())
