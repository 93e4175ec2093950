"""``action_ask_dossier_status``."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import asking, topics
from actions.replies import Reply
from actions.turn import Turn, read_turn
from actions.turn_action import TurnAction
from dossiers.errors import DossierError
from knowledge_base.facets import Facet
from knowledge_base.text import fold

NAMES_A_DOSSIER = re.compile(
    r"\b(ho so|hs|ma so|bien nhan|giay hen|phieu hen|tra cuu|tinh trang|trang thai|toi dau|den dau"
    r"|xong chua|duyet chua|co ket qua chua|bao gio tra|[gh]\d\d\b)"
)


class AskDossierStatus(TurnAction):
    """Lead the talk about a dossier that was filed."""

    action = "action_ask_dossier_status"

    def reply(self, turn: Turn) -> Reply:
        """Take a code, a consent or a secret, unless the words are about something else."""
        if heard := asking.case_answer(self.kb(), turn, self.today()):
            return heard  # "chưa quá 60 ngày" answers what was asked, whatever it sounds like
        if turn.text and not NAMES_A_DOSSIER.search(fold(turn.text)):
            found = self.kb().find(turn.text)
            if back := topics.asked_back(self.kb(), turn, found, Facet.OVERVIEW):
                return back  # "hộ kinh doanh của em có chút việc"
            if found.decision.kind == "one":  # the classifier heard a dossier where none is named
                return asking.ask(self.kb(), turn, self.today())
        return self.talk().reply(turn)

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer; a look-up in a time that does not tell what it found."""
        began = time.monotonic()
        try:
            after_s = await asyncio.to_thread(self.talk().answer_after_s, read_turn(tracker))
        except DossierError:
            after_s = 0.0  # `run` says that it is unavailable
        events = await super().run(dispatcher, tracker, domain)
        await asyncio.sleep(max(0.0, after_s - (time.monotonic() - began)))
        return events
