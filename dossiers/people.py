"""What is kept of those who look up: consents, tries of this hour, the log of look-ups.

Blocking. Nobody's number and nobody's words are kept; who asked is a keyed hash.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, func, insert, select, text, update

from dossiers.codes import DossierCode
from dossiers.database import transaction
from dossiers.factors import Hasher
from dossiers.tables import ATTEMPTS, CONSENTS, LOOK_UPS

HOUR_S = 3600.0
ATTACK_WINDOW_S = 600.0
DAY_S = 86_400.0
SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody agreed to, and how."""

    version: str
    text_sha256: str
    how: str
    channel: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """A line of the log of look-ups, before who asked and which code are hashed."""

    code: DossierCode
    ending: str
    source: str | None
    at: float


class People:
    """The tables of those who look up."""

    def __init__(self, engine: Engine, hasher: Hasher) -> None:
        self._engine = engine
        self._hasher = hasher

    def has_consented(self, sender: str, version: str) -> bool:
        """Say whether ``sender`` agreed to this version and has not taken it back."""
        mine = self._hasher.person(sender)
        asked = select(CONSENTS.c.id).where(
            CONSENTS.c.person == mine,
            CONSENTS.c.version == version,
            CONSENTS.c.withdrawn_at.is_(None),
        )
        with transaction(self._engine) as connection:
            return connection.execute(asked.limit(1)).first() is not None

    def consent(self, sender: str, given: Consent, now: float) -> None:
        """Write down the proof that ``sender`` agreed."""
        row = {"version": given.version, "text_sha256": given.text_sha256, "how": given.how}
        with transaction(self._engine) as connection:
            connection.execute(
                insert(CONSENTS).values(
                    person=self._hasher.person(sender), channel=given.channel, at=now, **row
                )
            )

    def withdraw(self, sender: str, now: float) -> None:
        """Note that ``sender`` takes every consent back."""
        mine = CONSENTS.c.person == self._hasher.person(sender)
        with transaction(self._engine) as connection:
            connection.execute(
                update(CONSENTS)
                .where(mine, CONSENTS.c.withdrawn_at.is_(None))
                .values(withdrawn_at=now)
            )

    def begin_try(self, sender: str, now: float, *, most: int) -> int | None:
        """Count a try as failed before it is made; ``None`` when ``most`` failed this hour.

        Counted first, so that many at once are not one.
        """
        person = self._hasher.person(sender)
        with transaction(self._engine) as connection:
            self._one_at_a_time(connection, person)
            failed = connection.execute(
                select(func.count()).where(
                    ATTEMPTS.c.person == person,
                    ATTEMPTS.c.failed,
                    ATTEMPTS.c.at > now - HOUR_S,
                )
            ).scalar_one()
            if failed >= most:
                return None
            row = insert(ATTEMPTS).values(person=person, at=now, failed=True)
            key = connection.execute(row).inserted_primary_key
        return int(key[0]) if key else None

    def end_try(self, id_: int | None, sender: str, entry: LookUp) -> None:
        """Note how a try ended, and write its line of the log; the same work however it ended.

        ``id_``: as `begin_try` gave it; ``None`` when the try was one too many.
        """
        failed = entry.ending != SHOWN
        row = {
            "at": entry.at,
            "person": self._hasher.person(sender),
            "dossier": self._hasher.number(str(entry.code)).hex(),
            "top": entry.code.top,
            "ending": entry.ending,
            "source": entry.source,
        }
        with transaction(self._engine) as connection:
            if id_ is not None:
                this = ATTEMPTS.c.id == id_
                connection.execute(update(ATTEMPTS).where(this).values(failed=failed))
            connection.execute(insert(LOOK_UPS).values(**row))

    def recent_failures(self, now: float) -> int:
        """Return the failed tries of everyone in the last ten minutes."""
        with transaction(self._engine) as connection:
            return connection.execute(
                select(func.count()).where(
                    ATTEMPTS.c.failed, ATTEMPTS.c.at > now - ATTACK_WINDOW_S
                )
            ).scalar_one()

    def was_shown(self, sender: str, code: DossierCode, *, since: float) -> bool:
        """Say whether ``code`` was shown to ``sender`` after ``since``."""
        shown = select(LOOK_UPS.c.id).where(
            LOOK_UPS.c.person == self._hasher.person(sender),
            LOOK_UPS.c.dossier == self._hasher.number(str(code)).hex(),
            LOOK_UPS.c.ending == SHOWN,
            LOOK_UPS.c.at > since,
        )
        with transaction(self._engine) as connection:
            return connection.execute(shown.limit(1)).first() is not None

    def forget(self, sender: str) -> None:
        """Delete the consents and the look-ups of ``sender``.

        Failed tries stay until their hour is over: else whoever guesses would only have to ask
        to be forgotten to guess on.
        """
        person = self._hasher.person(sender)
        with transaction(self._engine) as connection:
            for table in (CONSENTS, LOOK_UPS):
                connection.execute(delete(table).where(table.c.person == person))

    def sweep(self, now: float, *, log_days: int) -> None:
        """Delete look-ups older than ``log_days``, and tries older than an hour."""
        with transaction(self._engine) as connection:
            connection.execute(delete(LOOK_UPS).where(LOOK_UPS.c.at < now - log_days * DAY_S))
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.at < now - HOUR_S))

    def _one_at_a_time(self, connection: Connection, person: str) -> None:
        """Let tries of one person wait for each other, so that none is counted too late."""
        if connection.dialect.name == "postgresql":
            lock = text("SELECT pg_advisory_xact_lock(hashtext(:person))")
            connection.execute(lock, {"person": person})
        else:  # takes SQLite's write lock before anything is read
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.id == -1))
