"""``action_say_response``."""

from __future__ import annotations

from actions import asking, casework, topics
from actions.asking import case_answer
from actions.dossier_turn import step_of
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction


class SayResponse(TurnAction):
    """Say the domain's response to small talk, unless a question waits.

    ``em tự đi`` sounds like a goodbye; under "Ai đi nộp hồ sơ?" it is the answer.
    """

    action = "action_say_response"

    def reply(self, turn: Turn) -> Reply:
        """Return the response that has the name of the intent, unless more is asked than that."""
        if turn.intent == "greet" and topics.is_asked(turn.text):
            return asking.ask(self.kb(), turn, self.today())
        return Reply("smalltalk", (), response=f"utter_{turn.intent}")

    def _said(self, turn: Turn) -> Reply:
        """Return what answers a waiting question, else the response; nothing else is overheard."""
        if step_of(turn) and (said := self.talk().overhear(turn)):
            return said
        if turn.waiting_case or turn.waiting_province:
            kb, today = self.kb(), self.today()
            if heard := casework.overhear(turn, self.kb, today) or case_answer(kb, turn, today):
                return heard
        return self.reply(turn)
