"""Who follows which dossier. Blocking.

Two processes may work here at once: what is told is decided by conditions and unique keys in the
database, so that nothing is lost or told twice when one of them is killed at any moment.
"""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, select, update

from dossiers.codes import DossierCode, read_code
from dossiers.database import insert_or, transaction
from dossiers.notices.news import Told
from dossiers.states import State
from dossiers.tables import FOLLOWINGS, NOTICES

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Following:
    """One dossier that somebody follows.

    Attributes:
        key: Its name in buttons, of letters only.
        sender: Who follows, as the gateway's pseudonym.
        seq: How many changes were told.
        told: How the dossier stood when its follower was told last.
    """

    key: str
    sender: str
    code: DossierCode
    at: float
    seq: int
    told: Told


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell, as it is written down.

    Attributes:
        event: Names it among all that may be told of one following.
        text: For the citizen; ``None``: it is known already and only counts as told.
    """

    event: str
    text: str | None


class Followings:
    """The tables of those who follow dossiers."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def add(
        self,
        sender: str,
        code: DossierCode,
        channel: str,
        told: Told,
        known: Iterable[str],
        now: float,
    ) -> str:
        """Let ``sender`` follow ``code`` from now on; return the following's key.

        Whoever follows it already goes on as before. Of ``known`` events nothing is told.
        """
        key = "".join(secrets.choice(string.ascii_lowercase) for _ in range(16))
        row = {"sender": sender, "code": str(code), "channel": channel, "at": now, "seq": 0}
        with transaction(self.engine) as connection:
            new = insert_or(connection, FOLLOWINGS).values(
                key=key, look_at=now, **row, **_columns(told)
            )
            once = new.on_conflict_do_nothing(index_elements=["sender", "code"])
            if connection.execute(once.returning(FOLLOWINGS.c.key)).one_or_none() is None:
                mine = FOLLOWINGS.c.sender == sender, FOLLOWINGS.c.code == str(code)
                return str(connection.execute(select(FOLLOWINGS.c.key).where(*mine)).scalar_one())
            following = Following(key, sender, code, now, 0, told)
            _write(connection, following, [Notice(event, None) for event in known], now)
        return key

    def of(self, sender: str) -> list[Following]:
        """Return what ``sender`` follows, the oldest first."""
        mine = select(FOLLOWINGS).where(FOLLOWINGS.c.sender == sender)
        with transaction(self.engine) as connection:
            return [_read(row) for row in connection.execute(mine.order_by(FOLLOWINGS.c.at))]

    def end(self, sender: str, key: str | None = None) -> int:
        """Let ``sender`` follow ``key``, or anything, no longer; return how many ended.

        What was to be told of it is told no more.
        """
        mine = [FOLLOWINGS.c.sender == sender] + ([FOLLOWINGS.c.key == key] if key else [])
        with transaction(self.engine) as connection:
            ended = connection.execute(delete(FOLLOWINGS).where(*mine).returning(FOLLOWINGS.c.key))
            keys = list(ended.scalars())
            whose = NOTICES.c.following.in_(keys) if key else NOTICES.c.sender == sender
            connection.execute(delete(NOTICES).where(whose))
        return len(keys)

    def claim(self, now: float, *, most: int, for_s: float) -> list[Following]:
        """Return at most ``most`` to be looked at; for ``for_s`` seconds nobody else gets them."""
        due = select(FOLLOWINGS.c.key).where(FOLLOWINGS.c.look_at <= now)
        due = due.order_by(FOLLOWINGS.c.look_at).limit(most).with_for_update(skip_locked=True)
        taken = update(FOLLOWINGS).where(FOLLOWINGS.c.key.in_(due)).values(look_at=now + for_s)
        with transaction(self.engine) as connection:
            return [_read(row) for row in connection.execute(taken.returning(FOLLOWINGS))]

    def events(self, keys: Sequence[str]) -> set[tuple[str, str]]:
        """Return each (following, event) of ``keys`` that is told, or about to be."""
        held = select(NOTICES.c.following, NOTICES.c.event).where(NOTICES.c.following.in_(keys))
        with transaction(self.engine) as connection:
            return {(row.following, row.event) for row in connection.execute(held)}

    def change(
        self,
        following: Following,
        told: Told,
        notices: Iterable[Notice],
        now: float,
        *,
        ends: bool,
    ) -> bool:
        """Write down what the follower is to be told of a change; ``False``: another has."""
        mine = FOLLOWINGS.c.key == following.key, FOLLOWINGS.c.seq == following.seq
        with transaction(self.engine) as connection:
            values = {"seq": following.seq + 1, **_columns(told)}
            if connection.execute(update(FOLLOWINGS).where(*mine).values(**values)).rowcount == 0:
                return False
            _write(connection, following, notices, now, last=ends)
            if ends:
                gone = FOLLOWINGS.c.key == following.key
                connection.execute(delete(FOLLOWINGS).where(gone))
        return True

    def remind(self, following: Following, notices: Iterable[Notice], now: float) -> None:
        """Write down what the follower is to be reminded of, each event once."""
        mine = FOLLOWINGS.c.key == following.key, FOLLOWINGS.c.seq == following.seq
        with transaction(self.engine) as connection:
            held = update(FOLLOWINGS).where(*mine).values(seq=following.seq)
            if connection.execute(held).rowcount == 1:  # neither ended nor changed meanwhile
                _write(connection, following, notices, now)

    def rest(self, keys: Sequence[str], until: float) -> None:
        """Look at ``keys`` again ``until`` then."""
        if keys:
            later = update(FOLLOWINGS).where(FOLLOWINGS.c.key.in_(keys)).values(look_at=until)
            with transaction(self.engine) as connection:
                connection.execute(later)

    def sweep(self, now: float, *, follow_days: int) -> None:
        """End what has been followed for ``follow_days``; drop traces of what has ended."""
        living = select(FOLLOWINGS.c.key)
        over = NOTICES.c.body.is_(None), NOTICES.c.following.not_in(living)
        with transaction(self.engine) as connection:
            old = FOLLOWINGS.c.at < now - follow_days * DAY_S
            connection.execute(delete(FOLLOWINGS).where(old))
            connection.execute(delete(NOTICES).where(*over))


def _write(
    connection: Connection,
    following: Following,
    notices: Iterable[Notice],
    now: float,
    *,
    last: bool = False,
) -> None:
    for notice in notices:
        row = {
            "key": secrets.token_hex(16),
            "following": following.key,
            "event": notice.event,
            "sender": following.sender,
            "at": now,
            "last": last and notice.text is not None,
            "body": notice.text,
            "due": now,
        }
        once = insert_or(connection, NOTICES).values(**row)
        connection.execute(once.on_conflict_do_nothing(index_elements=["following", "event"]))


def _columns(told: Told) -> dict[str, int | date | str | None]:
    return {
        "state": told.state.value,
        "due": told.due,
        "wanted": told.wanted,
        "since": told.since,
    }


def _read(row: Row[Any]) -> Following:
    code = read_code(row.code).code
    assert code is not None  # noqa: S101  # written by `add` from a code
    told = Told(State(row.state), row.due, row.wanted, row.since)
    return Following(row.key, row.sender, code, row.at, row.seq, told)
