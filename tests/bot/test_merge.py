from __future__ import annotations

import json

import pytest

from bot.merge import NothingSaid, merge
from bot.wire import Answer, Button, Message, Outcome


def body(*objects) -> bytes:
    return json.dumps(list(objects)).encode()


def custom(**told) -> dict:
    return {"recipient_id": "a", "custom": told}


def test_a_custom_answer_becomes_the_answer():
    said = {"text": "8.000 đồng", "buttons": [{"title": "Tiếp", "payload": "/show_more"}]}
    reply = merge(
        body(
            custom(
                outcome="answered",
                intent="ask_fee",
                facet="fee",
                procedure="1.001193",
                candidates=[],
                version="v1",
                messages=[said],
            )
        )
    )
    button = Button(title="Tiếp", payload="/show_more")
    assert reply.answer.messages == (Message(text="8.000 đồng", buttons=(button,)),)
    assert (reply.answer.outcome, reply.answer.facet, reply.answer.procedure) == (
        Outcome.ANSWERED,
        "fee",
        "1.001193",
    )
    assert (reply.answer.intent, reply.version) == ("ask_fee", "v1")


def test_small_talk_of_two_objects_is_one_answer():
    reply = merge(
        body({"recipient_id": "a", "text": "Chào anh/chị."}, custom(outcome="smalltalk"))
    )
    assert reply.answer.messages == (Message(text="Chào anh/chị."),)
    assert reply.answer.outcome == Outcome.SMALLTALK


def test_texts_and_messages_keep_their_order():
    reply = merge(
        body(
            {"text": "một"},
            custom(outcome="answered", messages=[{"text": "hai", "buttons": []}]),
            {"text": "ba"},
        )
    )
    assert [message.text for message in reply.answer.messages] == ["một", "hai", "ba"]


def test_two_endings_are_one_the_last():
    one = custom(outcome="smalltalk", messages=[{"text": "a", "buttons": []}])
    two = custom(outcome="choice_offered", candidates=["1.1"], messages=[{"text": "b"}])
    assert merge(body(one, two)).answer.outcome == Outcome.CHOICE_OFFERED


def test_bare_text_counts_as_small_talk():
    assert merge(body({"text": "a"})).answer.outcome == Outcome.SMALLTALK


def test_an_unknown_ending_is_an_error_but_what_was_said_is_kept():
    reply = merge(body(custom(outcome="triumph", messages=[{"text": "a"}])))
    assert (reply.answer.outcome, reply.answer.messages[0].text) == (Outcome.ERROR, "a")


def test_what_is_asked_of_the_gateway_is_read():
    keep = {"kind": "report_wrong", "procedure": "1.1", "facet": "fee", "version": "v1"}
    reply = merge(
        body(
            custom(
                outcome="answered", messages=[{"text": "a"}], expect="secret", keep=keep, form=True
            )
        )
    )
    assert (reply.expects_secret, reply.in_form) == (True, True)
    assert reply.keep is not None
    assert reply.keep.model_dump(exclude_defaults=True) == keep


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"[]", id="empty-list"),
        pytest.param(b"", id="no-body"),
        pytest.param(b"<html>", id="not-json"),
        pytest.param(b'{"text": "a"}', id="not-a-list"),
        pytest.param(b'["a"]', id="not-objects"),
        pytest.param(b'[{"text": ""}]', id="empty-text"),
        pytest.param(b'[{"custom": {"outcome": "answered"}}]', id="no-message"),
        pytest.param(b'[{"custom": {"messages": [{"buttons": []}]}}]', id="message-without-text"),
        pytest.param(b'[{"image": "http://x"}]', id="only-a-picture"),
    ],
)
def test_nothing_of_use_is_never_passed_on(answer):
    with pytest.raises(NothingSaid):
        merge(answer)


def test_a_list_that_is_told_in_parts_brings_what_is_printed_and_no_other_message_does():
    told = [{"text": "☐ Tờ khai", "buttons": [], "sheet": "☐ Tờ khai\nPhí: 8.000 đồng."},
            {"text": "Lệ phí?", "buttons": []}]  # fmt: skip
    answer = merge(body(custom(outcome="answered", messages=told))).answer
    assert json.loads(answer.as_json())["messages"] == told
    assert Answer.model_validate_json(answer.model_dump_json()) == answer
