"""Who is asked for consent and speaks of something else has agreed to nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_no import AnswerNo
from actions.answer_procedure import AnswerProcedure
from actions.answer_yes import AnswerYes
from actions.ask_dossier_status import AskDossierStatus
from actions.dossier_talk import DossierTalk
from actions.out_of_scope import DeclineOutOfScope
from actions.say_response import SayResponse
from actions.turn_action import TurnAction
from dossiers.calendar import vietnam
from dossiers.desk import Desk
from dossiers.errors import SourceUnavailable
from dossiers.notices.counter import Counter
from dossiers.notices.followings import Followings
from dossiers.people import People
from dossiers.settings import DossierSettings
from dossiers.sources.sql import SqlSource
from knowledge_base.search.hits import Hit
from knowledge_base.service import KnowledgeBase
from knowledge_base.store import ProcedureStore
from tests.actions.conftest import TODAY, FakeSearch
from tests.dossiers.conftest import CODE, ROW, a_code, at
from tests.dossiers.fakes import Clock
from tests.knowledge_base.conftest import record

DEATH = "1.000656"
QUESTION, NOT_OURS = "khai tử cần giấy gì", "kèo tối nay sao"
DAYS = vietnam()
ACTIONS: dict[str, type[TurnAction]] = {
    "affirm": AnswerYes,
    "deny": AnswerNo,
    "ask_dossier_status": AskDossierStatus,
    "provide_secret": AskDossierStatus,
    "ask_documents": AnswerProcedure,
    "out_of_scope": DeclineOutOfScope,
    "thank": SayResponse,
    "ask_privacy": SayResponse,
    "goodbye": SayResponse,
}


class Citizen:
    """Talks with the actions; ``desk`` may be replaced by one that is out of order."""

    def __init__(self, kb: KnowledgeBase, desk: Desk) -> None:
        self.kb, self.desk = kb, desk
        self.slots: dict[str, Any] = {}
        self.talk = DossierTalk(
            lambda: self.desk, lambda _: "0001", lambda: at(2026, 11, 23, 10, 0), lambda: DAYS
        )

    def say(self, text: str, intent: str) -> dict[str, Any]:
        return self._turn(text, intent, {})

    def press(self, intent: str, **entities: str) -> dict[str, Any]:
        return self._turn(f"/{intent}", intent, entities)

    def _turn(self, text: str, intent: str, entities: dict[str, str]) -> dict[str, Any]:
        message = {
            "text": text,
            "intent": {"name": intent},
            "entities": [{"entity": name, "value": value} for name, value in entities.items()],
            "metadata": {"turn_id": "turn-1", "channel": "web"},
        }
        tracker = Tracker("web:a", dict(self.slots), message, [], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        action = ACTIONS[intent](lambda: self.kb, lambda: TODAY, lambda: self.talk)
        for event in asyncio.run(action.run(dispatcher, tracker, {})):
            self.slots[event["name"]] = event["value"]
        (message,) = dispatcher.messages
        return message["custom"] or {"response": message["response"]}


@pytest.fixture
def database_url(tmp_path) -> str:
    """What is said does not depend on the database."""
    return f"sqlite:///{tmp_path}/dossiers.sqlite3"


@pytest.fixture
def desk(engine, hasher, office) -> Desk:
    office.export(ROW)
    clock, people = Clock(at(2026, 11, 23, 10, 0).timestamp()), People(engine, hasher)
    source = SqlSource(engine, hasher)
    counter = Counter(Followings(engine), people, [source], hasher, follow_days=365, clock=clock)
    return Desk(DossierSettings(), [source], people, counter, clock=clock)


@pytest.fixture
def citizen(desk) -> Citizen:
    answers = [{"id": "yes", "say": "Có giấy báo tử"}, {"id": "no", "say": "Không có giấy báo tử"}]
    case = {"id": "notice", "ask": "Anh/chị có Giấy báo tử không?", "answers": answers}
    death = record(
        code=DEATH, name="Đăng ký khai tử", short_name="Đăng ký khai tử", family=None,
        differs_by=None, cases=[case], documents=[{"name": "Tờ khai"}],
    )  # fmt: skip
    found = {QUESTION: [Hit(DEATH, 0.97)], NOT_OURS: [], "không": []}
    return Citizen(KnowledgeBase(ProcedureStore([death]), FakeSearch(found)), desk)


def text(answer: dict[str, Any]) -> str:
    return "\n".join(one["text"] for one in answer["messages"])


@pytest.mark.parametrize(("said", "intent"), [("có", "affirm"), ("không", "deny")])
def test_the_answer_to_a_later_question_is_no_answer_to_the_consent(citizen, desk, said, intent):
    assert "Anh/chị có đồng ý không?" in text(citizen.say(CODE, "ask_dossier_status"))
    assert "Anh/chị có Giấy báo tử không?" in text(citizen.say(QUESTION, "ask_documents"))
    answer = citizen.say(said, intent)
    assert (answer["outcome"], answer["procedure"]) == ("answered", DEATH)
    assert citizen.slots["case"]["answers"] == {"notice": "yes" if said == "có" else "no"}
    assert not desk.has_consented("web:a", a_code())


def test_a_yes_after_what_is_not_our_matter_is_no_consent(citizen, desk):
    citizen.say(CODE, "ask_dossier_status")
    citizen.say(NOT_OURS, "out_of_scope")
    assert citizen.say("có", "affirm")["outcome"] == "smalltalk"
    assert not desk.has_consented("web:a", a_code())


def test_the_button_under_the_request_still_agrees_after_turning_away(citizen):
    citizen.say(CODE, "ask_dossier_status")
    citizen.say(QUESTION, "ask_documents")
    agreed = citizen.press("ask_dossier_status", question="consent", answer="agree")
    assert agreed["expect"] == "secret"


@pytest.mark.parametrize("intent", ["thank", "ask_privacy"])
def test_small_talk_leaves_the_request_open_and_a_mere_yes_is_asked_again(citizen, desk, intent):
    citizen.say(CODE, "ask_dossier_status")
    assert citizen.say("cảm ơn nhé", intent) == {"response": f"utter_{intent}"}
    assert "Anh/chị có đồng ý không?" in text(citizen.say("ok", "affirm"))
    assert not desk.has_consented("web:a", a_code())
    assert citizen.say("ok", "affirm")["expect"] == "secret"


def test_after_small_talk_one_may_agree_by_naming_it(citizen):
    citizen.say(CODE, "ask_dossier_status")
    citizen.say("cảm ơn nhé", "thank")
    assert citizen.say("tôi đồng ý", "affirm")["expect"] == "secret"


def test_who_agrees_in_words_that_sound_like_thanks_is_heard(citizen):
    citizen.say(CODE, "ask_dossier_status")
    assert citizen.say("vâng em đồng ý ạ", "thank")["expect"] == "secret"


def test_a_goodbye_ends_the_request(citizen, desk):
    citizen.say(CODE, "ask_dossier_status")
    citizen.say("chào nhé", "goodbye")
    assert citizen.say("đồng ý", "affirm")["outcome"] == "smalltalk"
    assert not desk.has_consented("web:a", a_code())


def test_a_desk_out_of_order_leaves_the_request_open(citizen, desk):
    class Broken(Desk):
        def take_consent(self, *_: object, **__: object) -> None:
            raise SourceUnavailable("the database is down")

    citizen.say(CODE, "ask_dossier_status")
    citizen.desk = Broken(DossierSettings(), [], None, clock=Clock())
    assert citizen.say("có", "affirm")["outcome"] == "unavailable"
    citizen.desk = desk
    assert citizen.say("có", "affirm")["expect"] == "secret"


def test_a_code_is_no_longer_waited_for_once_something_else_was_asked(citizen):
    citizen.say("tra cứu hồ sơ", "ask_dossier_status")
    assert citizen.slots["dossier"]["step"] == "code"
    citizen.say(QUESTION, "ask_documents")
    assert citizen.slots["dossier"] is None


def test_a_yes_to_a_later_question_follows_no_dossier(citizen, desk):
    citizen.say(CODE, "ask_dossier_status")
    citizen.say("đồng ý", "affirm")
    assert citizen.press("provide_secret")["outcome"] == "dossier_shown"
    asked = citizen.press("ask_dossier_status", question="notices", answer="on")
    assert "Anh/chị có đồng ý không?" in text(asked)
    citizen.say(QUESTION, "ask_documents")
    citizen.say("có", "affirm")
    assert desk.counter.followed("web:a") == []
    followed = citizen.press("ask_dossier_status", question="notices", answer="agree")
    assert followed["keep"] == {"kind": "follow_dossier"}
