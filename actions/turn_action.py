"""What all actions share: read the turn, let the dialogue decide, say it in one message."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import (
    before_sending,
    by_code,
    casework,
    choosing,
    coach_talk,
    comparing,
    dossier_sentences,
    dossier_turn,
    guided_help,
    place_talk,
    sentences,
    services,
    short_forms,
    tact,
)
from actions.dossier_talk import DossierTalk
from actions.local_service import LocalService
from actions.metrics import metrics
from actions.replies import Reply, say
from actions.turn import Turn, address_of, read_turn
from dossiers.errors import DossierError
from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.service import KnowledgeBase

log = logging.getLogger(__name__)


class TurnAction(Action, ABC):
    """Says what ``reply`` returns, and keeps what the reply changes.

    ``__init__`` holds module-level functions only: rasa-sdk pickles every action (design.md 8.2).
    """

    action: ClassVar[str]

    def __init__(
        self,
        open_kb: Callable[[], KnowledgeBase] = services.knowledge_base,
        today: Callable[[], date] = services.today,
        talk: Callable[[], DossierTalk] = services.dossier_talk,
        local: Callable[[], LocalService] = services.local_service,
    ) -> None:
        self.kb = open_kb
        self.today = today
        self.talk = talk
        self.local = local

    @abstractmethod
    def reply(self, turn: Turn) -> Reply:
        """Return what this turn says and changes."""

    def name(self) -> str:
        """Return the name under which the domain knows the action."""
        return self.action

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer the turn in one message; an unusable knowledge base is said, never silent."""
        turn, began = read_turn(tracker), time.perf_counter()
        try:
            reply = await asyncio.to_thread(self._said, turn)
        except KnowledgeBaseError:
            log.exception("The knowledge base failed.")
            reply = say("unavailable", sentences.UNAVAILABLE)
        except DossierError as error:
            log.error("Dossiers cannot be looked up: %s", error)
            reply = say("unavailable", dossier_sentences.UNAVAILABLE)
        metrics().count(self.action, reply.outcome, time.perf_counter() - began)
        reply = coach_talk.beside(dossier_turn.beside(reply, turn), turn)
        reply = addressed(reply, address_of(turn.text))
        if reply.response:
            dispatcher.utter_message(response=reply.response)
        else:
            dispatcher.utter_message(json_message=reply.as_custom(turn.intent))
        return [SlotSet(slot, value) for slot, value in changed(reply, tracker).items()]

    def _said(self, turn: Turn) -> Reply:
        """Return the reply; what is surely meant goes before what it sounds like."""
        heard = (
            self.talk().overhear(turn)
            or by_code.overhear(turn, self.kb, self.today())
            or casework.overhear(turn, self.kb, self.today())
            or guided_help.overhear(turn, self.kb)
            or self.local().overhear(turn, self.kb)
            or before_sending.overhear(turn)
            or coach_talk.overhear(turn, self.kb, self.today())
            or place_talk.overhear(turn, self.kb, self.today())
            or comparing.overhear(turn, self.kb)
            or short_forms.overhear(turn, self.kb)
            or choosing.overhear_event(turn, self.kb)
            or self.reply(turn)
        )
        return tact.quiet(self.local().beside(heard, turn), self.kb)


def changed(reply: Reply, tracker: Tracker) -> dict[str, Any]:
    """Return the slots that ``reply`` changes: Rasa checks, writes and reads each that is set."""
    held = tracker.slots
    return {slot: value for slot, value in reply.slots.items() if held.get(slot) != value}


def addressed(reply: Reply, address: str | None) -> Reply:
    """Return ``reply`` with the citizen addressed as they address themselves."""
    if address is None:
        return reply
    bubbles = tuple(
        dataclasses.replace(
            b, text=b.text.replace("Anh/chị", address.capitalize()).replace("anh/chị", address)
        )
        for b in reply.bubbles
    )
    return dataclasses.replace(reply, bubbles=bubbles)
