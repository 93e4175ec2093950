from __future__ import annotations

import pytest

from bot.wire import Answer, Button, Message, Outcome
from tests.bot.delivery.fakes import arrival

pytestmark = pytest.mark.anyio


async def test_a_typed_number_presses_the_button_of_the_last_answer(
    post, messenger, gateway, work, clock
):
    buttons = tuple(Button(title=f"Việc {n}", payload=f"/p{n}") for n in (1, 2, 3))
    gateway.answer = lambda _: Answer(
        messages=(Message(text="Chọn:", buttons=buttons),), outcome=Outcome.CHOICE_OFFERED
    )
    post.accept([arrival("khai sinh")], clock())
    await work()
    assert messenger.texts == ["Chọn:\n\n1. Việc 1\n2. Việc 2\n3. Việc 3"]
    post.accept([arrival("số 2"), arrival("9", id_="x")], clock())
    await work()
    assert gateway.heard == ["khai sinh", "/p2", "9"]


async def test_a_button_of_an_older_answer_still_works_and_anothers_does_not(
    post, messenger, gateway, work, clock
):
    gateway.answer = lambda _: Answer(
        messages=(Message(text="Chọn:", buttons=(Button(title="Một", payload="/p"),)),),
        outcome=Outcome.CHOICE_OFFERED,
    )
    post.accept([arrival("a"), arrival("b", id_="b")], clock())
    await work()
    key = messenger.parts[0].buttons[0].key
    post.accept([arrival(None, id_="press", key=key)], clock())
    post.accept([arrival(None, sender="bình", id_="stolen", key=key)], clock())
    await work()
    assert sorted(gateway.heard) == ["", "/p", "a", "b"]
