"""``action_chitchat``."""

from __future__ import annotations

from actions import asking, sentences
from actions.replies import Reply, say
from actions.turn import Turn
from actions.turn_action import TurnAction


class Chitchat(TurnAction):
    """Answer small talk, unless the index is sure that a procedure is meant."""

    action = "action_chitchat"

    def reply(self, turn: Turn) -> Reply:
        """Answer small talk, unless the index is sure that a procedure is meant."""
        found = self.kb().find(turn.text)
        if found.mentioned and found.decision.kind == "one":
            return asking.ask(self.kb(), turn, self.today())
        return say("smalltalk", sentences.CHITCHAT)
