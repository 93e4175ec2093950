"""Deletes what came in and went out: at a citizen's word, and when it is old."""

from __future__ import annotations

from sqlalchemy import Connection, delete, update

from bot.delivery.tables import BUTTONS, INBOX, OUTBOX, QUEUES

# Zalo sends a webhook again for hours, Telegram for a day; after so long nobody sends it again.
DEDUPE_S = 8 * 24 * 3600.0
WAITING = ("ready", "sending")  # states of a parcel that is not over


def forget_mail(connection: Connection, conversation: str) -> None:
    """Delete what is over in ``conversation``; what waits is still answered and sent.

    Keys of messages stay, without a sender, so that a late repetition is not answered anew.
    """
    over = INBOX.c.conversation == conversation, INBOX.c.state == "done"
    connection.execute(update(INBOX).where(*over).values(conversation=""))
    sent = OUTBOX.c.conversation == conversation, OUTBOX.c.state.not_in(WAITING)
    connection.execute(delete(OUTBOX).where(*sent))
    connection.execute(delete(BUTTONS).where(BUTTONS.c.conversation == conversation))


def sweep_mail(connection: Connection, now: float, *, retention_s: float) -> None:
    """Delete what is too old to be repeated, pressed or sent."""
    connection.execute(delete(INBOX).where(INBOX.c.at < now - DEDUPE_S))
    connection.execute(delete(OUTBOX).where(OUTBOX.c.at < now - DEDUPE_S))
    connection.execute(delete(BUTTONS).where(BUTTONS.c.at < now - retention_s))
    silent = QUEUES.c.due.is_(None), QUEUES.c.last_heard < now - retention_s
    connection.execute(delete(QUEUES).where(*silent))
