from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.messages import FORM, html_of, keyboard_of
from bot.parts import Form, compose
from bot.wire import Answer, Button, Message, Outcome
from tests.fakes.telegram import parsed

TEXTS = st.text(alphabet="aăệđ .,\\n*<>&\"'/b🙂👩‍👩‍👧\u0301", min_size=1, max_size=300)
BUTTONS = st.lists(st.builds(Button, title=TEXTS, payload=TEXTS), max_size=30)


@given(TEXTS, st.integers(4, 60))
def test_every_piece_is_html_that_telegram_reads_and_nothing_is_lost(text, limit):
    answer = Answer(messages=(Message(text=text),), outcome=Outcome.ANSWERED)
    parts = compose(answer, Form(limit=limit, most_buttons=20, title_limit=60))
    for part in parts:
        assert parsed(html_of(part)) == part.text
        assert html_of(part).count("<b>") == len(part.bold)


@given(TEXTS, BUTTONS)
def test_every_button_fits_into_64_bytes_and_has_a_short_title(text, buttons):
    message = Message(text=text, buttons=tuple(buttons))
    answer = Answer(messages=(message,), outcome=Outcome.CHOICE_OFFERED)
    for part in compose(answer, FORM):
        rows = keyboard_of(part).inline_keyboard if keyboard_of(part) else ()
        for button in (button for row in rows for button in row):
            assert 1 <= len(button.callback_data.encode()) <= 64
            assert len(button.text) <= 60
