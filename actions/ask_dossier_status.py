"""``action_ask_dossier_status``."""

from __future__ import annotations

import re

from actions import asking, endings
from actions.replies import Reply
from actions.turn import Turn
from actions.turn_action import TurnAction
from knowledge_base.text import fold

NAMES_A_DOSSIER = re.compile(
    r"\b(ho so|hs|ma so|bien nhan|giay hen|phieu hen|tra cuu|tinh trang|trang thai|toi dau|den dau"
    r"|xong chua|duyet chua|co ket qua chua|bao gio tra|[gh]\d\d\b)"
)


class AskDossierStatus(TurnAction):
    """Say where the state of a dossier is found."""

    action = "action_ask_dossier_status"

    def reply(self, turn: Turn) -> Reply:
        """Say where the state of a dossier is found."""
        if heard := asking.case_answer(self.kb(), turn, self.today()):
            return heard  # "chưa quá 60 ngày" answers what was asked, whatever it sounds like
        if turn.text and not NAMES_A_DOSSIER.search(fold(turn.text)):
            found = self.kb().find(turn.text)
            if found.decision.kind == "one":  # the classifier heard a dossier where none is named
                return asking.ask(self.kb(), turn, self.today())
        return endings.dossier_status(turn)
