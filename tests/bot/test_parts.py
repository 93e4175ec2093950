from __future__ import annotations

from bot.parts import Form, as_numbered, compose
from bot.wire import Answer, Button, Message, Outcome


def answer(*messages: Message) -> Answer:
    return Answer(messages=messages, outcome=Outcome.ANSWERED)


def buttons(count: int) -> tuple[Button, ...]:
    return tuple(Button(title=f"Nút {n}", payload=f"/p{n}") for n in range(1, count + 1))


FORM = Form(limit=40, most_buttons=2, title_limit=8, new_key=lambda: "key")


def test_few_buttons_stay_buttons_under_the_last_part():
    parts = compose(answer(Message(text="một " * 12, buttons=buttons(2))), FORM)
    assert [len(part.buttons) for part in parts] == [0, 2]
    assert not parts[-1].numbered


def test_more_buttons_than_fit_become_numbered_lines():
    (part,) = compose(answer(Message(text="Chọn:", buttons=buttons(3))), FORM)
    assert part.text == "Chọn:\n\n1. Nút 1\n2. Nút 2\n3. Nút 3"
    assert [button.payload for button in part.buttons] == ["/p1", "/p2", "/p3"]
    assert part.numbered


def test_numbers_go_on_through_the_messages_of_an_answer():
    form = Form(limit=40, most_buttons=0, title_limit=8)
    messages = [Message(text="A", buttons=buttons(1)), Message(text="B", buttons=buttons(1))]
    parts = compose(answer(*messages), form)
    assert [part.text for part in parts] == ["A\n\n1. Nút 1", "B\n\n2. Nút 1"]


def test_a_form_that_pays_for_each_part_gets_as_few_as_possible():
    form = Form(limit=40, most_buttons=0, title_limit=8, joined=True)
    parts = compose(
        answer(Message(text="**A**"), Message(text="**B**"), Message(text="c" * 38)), form
    )
    assert [(part.text, part.bold) for part in parts] == [
        ("A\n\nB", ((0, 1), (3, 4))),
        ("c" * 38, ()),
    ]


def test_a_long_title_is_cut():
    long = Button(title="Đăng ký khai sinh", payload="/p")
    (part,) = compose(answer(Message(text="A", buttons=(long,))), FORM)
    assert part.buttons[0].title == "Đăng ký…"


def test_refused_buttons_can_be_said_in_numbers():
    (part,) = compose(answer(Message(text="**A**", buttons=buttons(2))), FORM)
    (said,) = as_numbered(part, 40)
    assert (said.text, said.bold, said.numbered) == ("A\n\n1. Nút 1\n2. Nút 2", ((0, 1),), True)


def test_a_message_of_blanks_alone_is_not_silence():
    (part,) = compose(answer(Message(text=" \n ")), FORM)
    assert part.text == "…"
