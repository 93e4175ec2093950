"""An officer's side of a hand-over, in the database. Blocking.

Each step is one ``UPDATE`` that names the state it starts from, so that of two officers one has
the conversation, whatever processes they reach.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, select, update

from bot.database import transaction
from bot.errors import HandoverRefused
from bot.handover import sentences
from bot.handover.citizens import close
from bot.handover.sending import Sending
from bot.handover.standing import By, End, State, mark
from bot.handover.tables import HANDOVERS
from bot.units import Units

PASSED = "{display} chuyển cho {unit}."
RETURNED = "{display} trả lại hàng đợi."


@dataclass(frozen=True, slots=True)
class Officer:
    """Who acts.

    Attributes:
        name: The account.
        display: The name that citizens may read; empty: none.
        unit: The only unit whose conversations the account may touch; ``None``: all.
        leads: Whether the account may also act on what a colleague has.
    """

    name: str
    display: str
    unit: str | None
    leads: bool = False


@dataclass(frozen=True)
class Desk:
    """Takes, answers, passes on and ends what citizens were handed over with.

    Attributes:
        clock: Seconds since 1970.
        called: Wakes whoever sends.
    """

    engine: Engine
    sending: Sending
    units: Units
    clock: Callable[[], float]
    called: Callable[[], None]

    def claim(self, id_: int, officer: Officer) -> None:
        """Take a waiting conversation.

        Raises:
            HandoverRefused: Another has it, or it is over, or not of the officer's unit.
        """
        with transaction(self.engine) as connection:
            row = row_for(connection, id_, officer)
            who = sentences.officer(officer.display, self.units.name_of(row.unit))
            has = {"state": State.OFFICER.value, "officer": officer.name, "display": who}
            row = self._step(connection, row, officer, State.WAITING, has)
            speaks = sentences.speaks(who)
            self.sending.tell(connection, row, By.NOTE, who, speaks, self.clock())
        self.called()

    def answer(self, id_: int, officer: Officer, text: str, key: str) -> bool:
        """Say ``text`` to the citizen, once; ``False``: it was said before.

        Raises:
            HandoverRefused: The officer does not have the conversation.
        """
        with transaction(self.engine) as connection:
            row = row_for(connection, id_, officer)
            row = self._step(connection, row, officer, State.OFFICER, {"due": None})
            said = self.sending.tell(
                connection, row, By.OFFICER, row.display, text, self.clock(), key=f"{id_}/{key}"
            )
        self.called()
        return said

    def pass_on(self, id_: int, officer: Officer, to: str) -> None:
        """Let officers of the unit ``to`` answer; of the same unit: whoever comes next.

        Raises:
            HandoverRefused: The officer does not have it, or ``to`` has no inbox.
        """
        inbox, now = self.units.inbox_of(to), self.clock()
        if inbox is None:
            raise HandoverRefused("no_inbox", to)
        with transaction(self.engine) as connection:
            row = row_for(connection, id_, officer)
            same, due = to == row.unit, inbox.due(now)
            frees: dict[str, object] = {
                "state": State.WAITING.value,
                "officer": None,
                "display": None,
                "unit": to,
            }
            frees["due"] = due
            shown = row.display or officer.display
            row = self._step(connection, row, officer, None, frees)
            note = (RETURNED if same else PASSED).format(
                display=shown or officer.name, unit=self.units.name_of(to)
            )
            self.sending.keep(connection, id_, By.NOTE, note, now, None)
            told = sentences.passed(self.units.name_of(to), due, now, same=same)
            self.sending.tell(connection, row, By.NOTE, "", told, now)
        self.called()

    def end(self, id_: int, officer: Officer) -> None:
        """Give the conversation back to the bot.

        Raises:
            HandoverRefused: The officer does not have it.
        """
        with transaction(self.engine) as connection:
            row = row_for(connection, id_, officer)
            row = self._step(connection, row, officer, None, {})
            who = row.display or sentences.officer(officer.display, self.units.name_of(row.unit))
            self.sending.tell(connection, row, By.NOTE, who, sentences.ended(who), self.clock())
            close(connection, id_, End.OFFICER, self.clock())
        self.called()

    def _step(
        self, connection: Connection, row: Row[Any], officer: Officer, starts: State | None,
        values: Mapping[str, object],
    ) -> Row[Any]:  # fmt: skip
        """Change ``row`` if it still is as the officer may change it; return it changed.

        Args:
            connection: Of the transaction.
            row: As it was read.
            officer: Who acts.
            starts: The state from which the step begins; ``None``: what the officer has; one who
                leads may also end or pass on what waits, or what a colleague has.
            values: What is written.
        """
        still: list[Any] = [HANDOVERS.c.id == row.id, HANDOVERS.c.unit == row.unit]
        if starts is State.WAITING:
            still.append(HANDOVERS.c.state == State.WAITING)
        elif starts is None and officer.leads:
            still.append(HANDOVERS.c.state != State.CLOSED)
        else:
            mine = HANDOVERS.c.state == State.OFFICER, HANDOVERS.c.officer == officer.name
            still += mine
        step = update(HANDOVERS).where(*still).values(last=self.clock(), **values)
        changed = connection.execute(step.returning(HANDOVERS)).one_or_none()
        if changed is None:
            raise refusal(row_for(connection, row.id, officer))
        mark(connection, row.unit, changed.unit)
        return changed


def refusal(row: Row[Any]) -> HandoverRefused:
    """Return why an officer may not do something with ``row`` as it is."""
    if row.state == State.CLOSED:
        return HandoverRefused("closed")
    if row.state == State.OFFICER:
        return HandoverRefused("taken", row.display or "")
    return HandoverRefused("waiting")


def row_for(connection: Connection, id_: int, officer: Officer) -> Row[Any]:
    """Return the row, if it is the officer's to see; another unit's is as if it were not there."""
    found = connection.execute(select(HANDOVERS).where(HANDOVERS.c.id == id_)).one_or_none()
    if found is None or officer.unit not in (None, found.unit):
        raise HandoverRefused("gone")
    return found


def rows_of(
    connection: Connection, unit: str | None, states: Sequence[State]
) -> Sequence[Row[Any]]:
    """Return the hand-overs of ``unit``, or of all, that are in ``states``; the oldest first."""
    asked = select(HANDOVERS).where(HANDOVERS.c.state.in_([state.value for state in states]))
    if unit is not None:
        asked = asked.where(HANDOVERS.c.unit == unit)
    return connection.execute(asked.order_by(HANDOVERS.c.opened, HANDOVERS.c.id)).all()
