"""Every action as rasa-sdk sees it."""

from __future__ import annotations

import importlib
import pickle
import pkgutil

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions
from actions.answer_procedure import AnswerProcedure
from actions.cancel import Cancel
from actions.turn import address_of, read_turn
from actions.turn_action import TurnAction
from knowledge_base.errors import IndexMissing
from tests.actions.conftest import RESIDENCE, TODAY


def all_actions() -> list[type[TurnAction]]:
    for module in pkgutil.iter_modules(actions.__path__):
        importlib.import_module(f"actions.{module.name}")
    return sorted(TurnAction.__subclasses__(), key=lambda action: action.action)


def tracker(text: str, intent: str, **slots: object) -> Tracker:
    message = {"text": text, "intent": {"name": intent}, "entities": []}
    return Tracker("someone", slots, message, [], False, None, {}, "action_listen")


@pytest.mark.parametrize("action", all_actions(), ids=lambda action: action.action)
def test_every_action_pickles_as_rasa_sdk_needs(action):
    assert pickle.loads(pickle.dumps(action())).name() == action.action  # noqa: S301


async def run(action: TurnAction, asked: Tracker) -> tuple[dict, dict]:
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, asked, {})
    (message,) = dispatcher.messages
    return message["custom"], {event["name"]: event["value"] for event in events}


@pytest.mark.anyio
async def test_an_answer_is_one_custom_message_with_one_ending(kb):
    action = AnswerProcedure(lambda: kb, lambda: TODAY)
    custom, slots = await run(action, tracker("đăng ký tạm trú mất bao nhiêu tiền", "ask_fee"))
    assert (custom["outcome"], custom["facet"], custom["procedure"], custom["intent"]) == (
        "answered", "fee", RESIDENCE, "ask_fee",
    )  # fmt: skip
    assert custom["version"] == kb.get(RESIDENCE).version
    assert custom["messages"][0]["buttons"][-1]["title"] == "Báo sai"
    assert slots["procedure"] == RESIDENCE


@pytest.mark.anyio
async def test_a_knowledge_base_that_cannot_be_opened_is_said_not_silent(tmp_path):
    def broken():
        raise IndexMissing(tmp_path)

    action = AnswerProcedure(broken, lambda: TODAY)
    custom, _ = await run(action, tracker("đăng ký tạm trú", "ask_overview"))
    assert custom["outcome"] == "unavailable"
    assert "đang bảo trì" in custom["messages"][0]["text"]


@pytest.mark.anyio
async def test_people_are_addressed_as_they_address_themselves(kb):
    action = AnswerProcedure(lambda: kb, lambda: TODAY)
    custom, _ = await run(action, tracker("bác hỏi thế hết bao nhiêu tiền", "ask_fee"))
    assert custom["messages"][0]["text"].startswith("Bác hỏi lệ phí của thủ tục nào?")


@pytest.mark.anyio
async def test_cancelling_forgets_what_was_asked_but_not_where_one_was(kb):
    action = Cancel(lambda: kb, lambda: TODAY)
    custom, slots = await run(action, tracker("thôi khỏi", "cancel", procedure=RESIDENCE))
    assert custom["outcome"] == "smalltalk"
    assert slots["procedure"] is None
    assert "trail" not in slots


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("bác muốn làm lại căn cước", "bác"),
        ("dạ cô hỏi chút", "cô"),
        ("chú cần xin giấy", "chú"),
        ("bác em mới mất", None),
        ("em muốn hỏi", None),
        ("ông ngoại em muốn hỏi", None),
        ("thưa, dì nhờ làm giúp tờ khai", "dì"),
        ("Bà xin hỏi chút", "bà"),
        ("bac muon lam lai can cuoc", "bác"),
        ("da chu can xin giay", "chú"),
        ("co muon hoi chut", "cô"),
        ("co hoi xiu nghe con", "cô"),
        ("di muon hoi giay khai sinh", "dì"),
        ("có cần công chứng không", None),
        ("dạ có cần nộp bản gốc không", None),
        ("có xin được không", None),
        ("có tính phí không ạ", None),
        ("đi xin giấy độc thân ở đâu", None),
        ("đi nhờ người khác nộp được không", None),
        ("chủ cần ký gì không", None),
        ("ba cần sang tên cho con", None),
        ("co can cong chung khong", None),
        ("co xin duoc khong", None),
        ("co muon nha nguoi khac duoc khong", None),
        ("di xin giay doc than o dau", None),
        ("ba muon sang ten cho con", None),
    ],
)
def test_how_people_call_themselves_is_read_only_when_sure(text, address):
    assert address_of(text) == address


@pytest.mark.parametrize(
    ("texts", "before"),
    [
        (["chỉ nhờ em làm được không", '/show_more{"facet": "conditions"}'],
         "chỉ nhờ em làm được không"),
        (["cccd [CCCD] của con", "xem thêm"], "cccd   của con"),
        (["hết bao nhiêu", "/ask_where", "xem thêm"], ""),
        (["xem thêm"], ""),
    ],
)  # fmt: skip
def test_what_was_written_just_before_is_known(texts, before):
    events = [{"event": "action", "name": "action_listen"}]
    for text in texts:
        events += [{"event": "user", "text": text}, {"event": "slot", "name": "facet"}]
    held = tracker(texts[-1], "show_more")
    held.events = events
    assert read_turn(held).before == before
