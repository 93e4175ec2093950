"""A citizen who talks with the actions; keeps the slots between turns as Rasa does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_procedure import AnswerProcedure
from actions.answer_yes import AnswerYes
from actions.cancel import Cancel
from actions.check_before_sending import CheckBeforeSending
from actions.go_back import GoBack
from actions.next_step import NextStep
from actions.say_stuck import SayStuck
from actions.show_more import ShowMore
from actions.start_coach import StartCoach
from actions.start_over import StartOver
from knowledge_base.service import KnowledgeBase

ACTIONS = {
    "affirm": AnswerYes,
    "cancel": Cancel,
    "check_before_sending": CheckBeforeSending,
    "go_back": GoBack,
    "next_step": NextStep,
    "show_more": ShowMore,
    "start_coach": StartCoach,
    "start_over": StartOver,
    "stuck": SayStuck,
}


class Citizen:
    """Says and presses; ``slots`` are what is remembered."""

    def __init__(self, kb: KnowledgeBase, today: Callable[[], date]) -> None:
        self.kb, self.today = kb, today
        self.slots: dict[str, Any] = {}
        self.metadata: dict[str, Any] = {}

    def say(self, text: str, intent: str = "ask_steps") -> dict[str, Any]:
        """Return the custom message that answers ``text``, understood as ``intent``."""
        return self._turn(text, intent, [])

    def press(self, button: dict[str, str]) -> dict[str, Any]:
        """Return what pressing ``button`` brings."""
        intent, _, entities = button["payload"][1:].partition("{")
        values = json.loads("{" + entities) if entities else {}
        told = [{"entity": name, "value": value} for name, value in values.items()]
        return self._turn(button["payload"], intent, told)

    def _turn(self, text: str, intent: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
        message = {
            "text": text,
            "intent": {"name": intent},
            "entities": entities,
            "metadata": self.metadata,
        }
        tracker = Tracker("web:a", dict(self.slots), message, [], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        action = ACTIONS.get(intent, AnswerProcedure)(lambda: self.kb, self.today)
        for event in asyncio.run(action.run(dispatcher, tracker, {})):
            self.slots[event["name"]] = event["value"]
        (said,) = dispatcher.messages
        return said["custom"]


def button(answer: dict[str, Any], title: str) -> dict[str, str]:
    """Return the button of ``answer`` whose title begins with ``title``."""
    buttons = [one for message in answer["messages"] for one in message["buttons"]]
    return next(one for one in buttons if one["title"].startswith(title))
