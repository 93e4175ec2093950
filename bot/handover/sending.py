"""Sends what an officer says to the citizen's own channel, by the outbox as answers go.

Words are in one of these states:

* ``kept``    not for the citizen, or the citizen's own
* ``posted``  in the outbox
* ``held``    cannot be pushed; told with the next answer, or when the web page asks
* ``shown``   the web page has fetched them, and may fetch them again
* ``told``    over
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.delivery import buttons
from bot.delivery.inbox import wake
from bot.delivery.letters import Address, Enclosed
from bot.delivery.outbox import Outbox
from bot.delivery.tables import OUTBOX
from bot.errors import SealBroken
from bot.handover.standing import By
from bot.handover.tables import HANDOVER_WORDS
from bot.news.board import after
from bot.parts import Form, compose
from bot.sealing import Seal
from bot.switches import notice_of
from bot.wire import Button, Outcome, say

KEPT, POSTED, HELD, SHOWN, TOLD = "kept", "posted", "held", "shown", "told"


class Sending:
    """Writes words down, and puts those for the citizen in the outbox. Works in a transaction."""

    def __init__(self, seal: Seal, forms: Mapping[str, Form]) -> None:
        """Use ``forms``: what each channel takes that can be pushed to."""
        self._seal, self._forms = seal, forms

    def keep(
        self, connection: Connection, handover: int, by: By, text: str, at: float, key: str | None
    ) -> bool:
        """Write down what is not for the citizen to read; ``False``: it was, before."""
        if _known(connection, key):
            return False
        row = {"handover": handover, "at": at, "said_by": by.value, "who": "", "key": key}
        self._write(connection, text, row | {"state": KEPT, "parcel": None})
        return True

    def tell(
        self, connection: Connection, row: Row[Any], by: By, who: str, text: str, at: float, *,
        key: str | None = None, button: Button | None = None,
    ) -> bool:  # fmt: skip
        """Write down what the citizen of ``row`` reads, and send it; ``False``: it was, before."""
        if _known(connection, key):
            return False
        parcel = self._post(connection, row, as_read(by, who, text), button, at)
        sent = {"state": HELD if parcel is None else POSTED, "parcel": parcel}
        told = {"handover": row.id, "at": at, "said_by": by.value, "who": who, "key": key}
        self._write(connection, text, told | sent)
        return True

    def _write(self, connection: Connection, text: str, row: Mapping[str, object]) -> None:
        connection.execute(insert(HANDOVER_WORDS).values(body=self._seal.shut(text), **row))

    def _post(
        self, connection: Connection, row: Row[Any], text: str, button: Button | None, at: float
    ) -> int | None:
        """Put ``text`` in the outbox; ``None`` when the citizen cannot be pushed anything."""
        form = self._forms.get(row.channel)
        if form is None or row.address is None or notice_of(connection, row.channel) is not None:
            return None
        try:
            address = Address.model_validate_json(self._seal.open(row.address))
        except SealBroken:  # the key was changed: nobody is reached by it any more
            return None
        parts = compose(say(Outcome.HANDED_OVER, text, *([button] if button else [])), form)
        buttons.remember(connection, row.sender, parts, at)
        enclosed = [Enclosed(address=address, part=part) for part in parts]
        parcel = Outbox(self._seal).put(connection, row.sender, row.channel, enclosed, at)
        wake(connection, row.sender, row.channel, at)
        return parcel


def _known(connection: Connection, key: str | None) -> bool:
    if key is None:
        return False
    asked = select(HANDOVER_WORDS.c.id).where(HANDOVER_WORDS.c.key == key)
    return connection.execute(asked).first() is not None


def as_read(by: By, who: str, text: str) -> str:
    """Return ``text`` as the citizen reads it: under the name of the officer who says it."""
    return f"**{who}:**\n{text}" if by is By.OFFICER else text


def settle(connection: Connection, handover: int | None = None) -> None:
    """Note how what was posted ended: in one hand-over, or in all."""
    asked = (
        select(HANDOVER_WORDS.c.id, OUTBOX.c.state, OUTBOX.c.unknown)
        .join(OUTBOX, OUTBOX.c.id == HANDOVER_WORDS.c.parcel, isouter=True)
        .where(HANDOVER_WORDS.c.state == POSTED)
    )
    if handover is not None:
        asked = asked.where(HANDOVER_WORDS.c.handover == handover)
    for row in connection.execute(asked).all():
        if (ended := after(row.state, row.unknown)) is not None:
            state = TOLD if ended == TOLD else HELD
            this = HANDOVER_WORDS.c.id == row.id
            connection.execute(update(HANDOVER_WORDS).where(this).values(state=state))
