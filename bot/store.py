"""What the gateway remembers between turns: who was greeted, what was answered, what was reported.

Blocking; the gateway calls it from a thread. SQLAlchemy Core, so that PostgreSQL is a setting.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, Engine, delete, insert, select, update

from bot.conversations import (
    REPLAY_S,
    answer_before,
    answer_given,
    count_one,
    sweep_leftovers,
    unit_of,
    write_answer,
)
from bot.daily import count_turn
from bot.database import close_database, open_database, transaction
from bot.delivery.traces import forget_mail, sweep_mail
from bot.handover.citizens import Citizens
from bot.handover.keeping import forget_handovers, sweep_handovers
from bot.handover.standing import standing_of
from bot.learning.messages import forget_lessons, sweep_lessons
from bot.news.board import Board, follow, sweep_news, unfollow
from bot.notices import standing, sweep_notices
from bot.officers.links import forget_link, sweep_links
from bot.ratings import invited, sweep_invited
from bot.sealing import Seal
from bot.switches import notice_of
from bot.tables import ANSWERS, CONVERSATIONS, DELETIONS, FEEDBACK, INVITED, UNITS
from bot.turn import Closing, Opening
from bot.visits import forget_visit, note_visit, settle_visits
from bot.wire import Answer, Incoming, Keep, Message, Outcome

SECRET_WAIT_S = 12 * 3600.0  # Rasa's own session has ended by then, and with it the question


class Store:
    """The gateway's database."""

    def __init__(
        self,
        engine: Engine,
        unit: str | None = None,
        board: Board | None = None,
        citizens: Citizens | None = None,
    ) -> None:
        self.engine = engine
        self._unit = unit
        self._board = board
        self._citizens = citizens

    @classmethod
    def open(cls, url: str, *, unit: str | None = None, seal: Seal | None = None) -> Store:
        """Open the database at ``url`` and make what is missing in it.

        Args:
            url: As SQLAlchemy writes it.
            unit: The unit of those who turned to none.
            seal: Opens news and officers' words that are told with answers; without it none are.

        Raises:
            StoreUnavailable: It cannot be opened.
        """
        engine = open_database(url)
        if seal is None:
            return cls(engine, unit)
        return cls(engine, unit, Board(engine, seal), Citizens(engine, seal))

    def close(self) -> None:
        """Let go of all connections."""
        close_database(self.engine)

    def check(self) -> None:
        """Raise `StoreUnavailable` unless the database answers."""
        with transaction(self.engine) as connection:
            connection.execute(select(1))

    def open_turn(self, sender: str, incoming: Incoming, now: float) -> Opening:
        """Return what is known of ``sender`` and of this very message, and note that it came."""
        with transaction(self.engine) as connection:
            before = answer_before(connection, sender, incoming.message_id, now)
            row = connection.execute(
                select(CONVERSATIONS).where(CONVERSATIONS.c.sender == sender)
            ).one_or_none()
            unit = unit_of(connection, sender, incoming.unit) or self._unit
            off = notice_of(connection, incoming.channel)
            notices = standing(connection, now)
            asked = invited(connection, sender, now)
            handover = standing_of(connection, sender)
        known = Opening(
            answered=Answer.model_validate_json(before) if before else None,
            begun=before == "",
            unit=unit,
            off=off,
            notices=tuple(notices),
            invited=asked,
            handover=handover,
        )
        if row is None:
            return replace(known, first=True)
        since = row.secret_since
        return replace(
            known,
            turns=row.turns,
            in_form=row.in_form,
            secret_expected=since is not None and now - since < SECRET_WAIT_S,
        )

    def close_turn(self, sender: str, closing: Closing, now: float) -> tuple[Message, ...]:
        """Count the turn and write down how it ended; return the news that its answer tells."""
        news: tuple[Message, ...] = ()
        with transaction(self.engine) as connection:
            count_one(connection, sender, closing, now)
            _keep(connection, sender, closing, now)
            if closing.with_news and self._board is not None:
                news = self._board.tell(connection, sender)
            told = closing.answer is not None and closing.with_officers
            if told and self._citizens is not None:
                news = (*self._citizens.tell_held(connection, sender), *news)
            if closing.message_id is not None and closing.answer is not None:
                answer = closing.answer.with_messages(news).model_dump_json()
                write_answer(connection, sender, closing.message_id, answer, now)
            if closing.counted is not None:
                count_turn(connection, closing.counted, now)
                note_visit(connection, sender, closing.counted, now)
        return news

    def tell_news(self, sender: str, message_id: str, now: float) -> tuple[Message, ...]:
        """Return the news that wait for ``sender``, who asks for them; the same id, the same news.

        None come between a question and its answer.
        """
        if self._board is None:
            return ()
        with transaction(self.engine) as connection:
            if before := answer_given(connection, sender, message_id, now):
                return Answer.model_validate_json(before).messages
            asked = select(CONVERSATIONS).where(CONVERSATIONS.c.sender == sender)
            row = connection.execute(asked).one_or_none()
            if row is None or row.in_form or row.secret_since is not None:
                return ()
            news = self._board.tell(connection, sender)
            if news:
                told = Answer(messages=news, outcome=Outcome.ANSWERED).model_dump_json()
                write_answer(connection, sender, message_id, told, now)
        return news

    def forget(self, sender: str, now: float) -> None:
        """Delete every row of ``sender``, and note that Rasa's are to be deleted too."""
        with transaction(self.engine) as connection:
            for table in (CONVERSATIONS, ANSWERS, FEEDBACK, UNITS, INVITED):
                connection.execute(delete(table).where(table.c.sender == sender))
            unfollow(connection, sender)
            forget_handovers(connection, sender)
            forget_link(connection, sender)
            forget_mail(connection, sender)
            forget_visit(connection, sender, now)
            forget_lessons(connection, sender)
            connection.execute(insert(DELETIONS).values(at=now, sender=sender))

    def was_forgotten(self, sender: str) -> bool:
        """Say whether ``sender`` has ever asked to be forgotten."""
        asked = select(DELETIONS.c.id).where(DELETIONS.c.sender == sender).limit(1)
        with transaction(self.engine) as connection:
            return connection.execute(asked).first() is not None

    def unfinished_deletions(self) -> list[str]:
        """Return the senders who asked to be forgotten and whom Rasa may still remember."""
        with transaction(self.engine) as connection:
            asked = select(DELETIONS.c.sender).where(DELETIONS.c.done.is_(None)).distinct()
            return list(connection.execute(asked).scalars())

    def finish_deletion(self, sender: str, now: float) -> None:
        """Note that nobody remembers ``sender`` any more."""
        with transaction(self.engine) as connection:
            connection.execute(
                update(DELETIONS)
                .where(DELETIONS.c.sender == sender, DELETIONS.c.done.is_(None))
                .values(done=now)
            )

    def sweep(self, now: float, *, retention_s: float) -> None:
        """Delete answers after a day and silent conversations after ``retention_s`` seconds."""
        with transaction(self.engine) as connection:
            connection.execute(delete(ANSWERS).where(ANSWERS.c.at < now - REPLAY_S))
            connection.execute(
                delete(CONVERSATIONS).where(CONVERSATIONS.c.last_seen < now - retention_s)
            )
            sweep_leftovers(connection, now - retention_s)
            sweep_mail(connection, now, retention_s=retention_s)
            sweep_news(connection, now)
            sweep_handovers(connection, now, retention_s=retention_s)
            sweep_links(connection, now)
            settle_visits(connection, now)
            sweep_invited(connection, now)
            sweep_notices(connection, now)
            sweep_lessons(connection, now, retention_s=retention_s)


def _keep(connection: Connection, sender: str, closing: Closing, now: float) -> None:
    """Write down what the actions asked for."""
    match closing.keep:
        case None:
            return
        case Keep(kind="follow_dossier"):
            follow(connection, sender, closing.channel, now)
        case Keep(kind="unfollow_dossier", about=about, last=last):
            unfollow(connection, sender, about, last=last)
        case report:
            row = report.model_dump(exclude={"about", "last"}) | {"turn": closing.turn}
            connection.execute(insert(FEEDBACK).values(at=now, sender=sender, **row))
