"""Deletes what came in and went out: at a citizen's word, and when it is old."""

from __future__ import annotations

from sqlalchemy import Column, ColumnElement, Connection, delete, exists, update

from bot.delivery.tables import BUTTONS, INBOX, OUTBOX, QUEUES
from bot.tables import CONVERSATIONS, DELETIONS, FOLLOWERS

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


def part_with_forgotten(
    connection: Connection, now: float, conversation: str | None = None
) -> None:
    """Delete what the answer to "xóa dữ liệu" itself left behind, once it is sent.

    `forget_mail` comes before that answer is written and while its message is not over. Those who
    have written again since keep what is theirs. ``conversation``: of this one only.
    """
    told = {INBOX: INBOX.c.state == "done", OUTBOX: OUTBOX.c.state.not_in(WAITING)}
    idle = QUEUES.c.due.is_(None) & (QUEUES.c.held_until <= now)
    for table, over in (*told.items(), (BUTTONS, None), (QUEUES, idle)):
        these = [_is_forgotten(table.c.conversation)] + ([over] if over is not None else [])
        if conversation is not None:
            these.append(table.c.conversation == conversation)
        if table is INBOX:
            connection.execute(update(table).where(*these).values(conversation=""))
        else:
            connection.execute(delete(table).where(*these))


def _is_forgotten(sender: Column[str]) -> ColumnElement[bool]:
    back = [exists().where(table.c.sender == sender) for table in (CONVERSATIONS, FOLLOWERS)]
    return exists().where(DELETIONS.c.sender == sender) & ~back[0] & ~back[1]


def sweep_mail(connection: Connection, now: float, *, retention_s: float) -> None:
    """Delete what is too old to be repeated, pressed or sent."""
    part_with_forgotten(connection, now)
    connection.execute(delete(INBOX).where(INBOX.c.at < now - DEDUPE_S))
    connection.execute(delete(OUTBOX).where(OUTBOX.c.at < now - DEDUPE_S))
    connection.execute(delete(BUTTONS).where(BUTTONS.c.at < now - retention_s))
    silent = QUEUES.c.due.is_(None), QUEUES.c.last_heard < now - retention_s
    connection.execute(delete(QUEUES).where(*silent))
