"""The contracts that others rely on, with the real processes."""

from __future__ import annotations

import http.client

import pytest

from scripts import leftovers, sockets

pytestmark = pytest.mark.rasa

LOOPBACK = {"0100007F", "00000000000000000000000001000000"}  # 127.0.0.1 and ::1, as in /proc/net
KEYS = ["candidates", "facet", "intent", "messages", "outcome", "procedure"]


def test_every_process_says_that_it_can_serve(product):
    for name, (port, path) in product.addresses.health.items():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path)
        assert (name, connection.getresponse().status) == (name, 200)
        connection.close()


def test_every_process_listens_on_this_machine_only(product):
    pids = leftovers.members(product.run)
    ours = [s for s in sockets.listeners() if sockets.owner(s.inode, among=pids)]
    assert {s.port for s in ours} == set(product.addresses.ports)
    assert {s.host for s in ours} <= LOOPBACK


def test_an_answer_has_the_agreed_form(ask):
    answer = ask("đăng ký tạm trú mất bao nhiêu tiền")
    assert sorted(answer) == KEYS
    assert (answer["outcome"], answer["facet"], answer["procedure"], answer["intent"]) == (
        "answered",
        "fee",
        "1.004194",
        "ask_fee",
    )
    for message in answer["messages"]:
        assert sorted(message) == ["buttons", "text"]
        assert all(sorted(button) == ["payload", "title"] for button in message["buttons"])


def test_the_terminal_chat_answers_line_by_line_in_order(talk):
    fee, online, other = talk(
        {"session": "one", "text": "đăng ký tạm trú mất bao nhiêu tiền"},
        {"session": "one", "text": "nộp qua mạng được không"},
        {"session": "two", "text": "xin chào"},
    )
    assert (fee["facet"], fee["procedure"]) == ("fee", "1.004194")
    assert (online["facet"], online["procedure"]) == ("online", "1.004194")
    assert (other["outcome"], other["procedure"]) == ("smalltalk", None)


def test_a_button_does_what_it_says(ask):
    answer = ask(press='/ask_fee{"procedure": "1.004194"}')
    assert (answer["facet"], answer["procedure"]) == ("fee", "1.004194")


def test_every_button_that_is_offered_can_be_pressed(ask):
    first = ask("làm giấy khai sinh cho con cần giấy tờ gì")
    buttons = [button for message in first["messages"] for button in message["buttons"]]
    assert len(buttons) >= 2
    for button in buttons:
        outcome = ask(press=button["payload"])["outcome"]
        assert (button["title"], outcome not in {"error", "unavailable", "not_understood"}) == (
            button["title"],
            True,
        )


def test_a_personal_number_reaches_neither_rasa_nor_a_log(ask, product):
    ask("căn cước 001099000001 của tôi hết hạn, đổi ở đâu")
    folder = product.log.parent
    written = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert b"001099000001" not in written
    trackers = folder.glob("tracker.sqlite3*")  # what is written ahead, too
    assert b"[CCCD]" in b"".join(file.read_bytes() for file in trackers)
