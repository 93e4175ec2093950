"""Dossiers imported from exports of one-stop software (``python -m dossiers import``)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, func, select
from sqlalchemy.exc import SQLAlchemyError

from dossiers.calendar import VIETNAM
from dossiers.codes import DossierCode
from dossiers.covering import covering_prefix
from dossiers.database import failed, transaction
from dossiers.dossier import Dossier
from dossiers.factors import Factor, FactorKind, Hasher, same
from dossiers.states import State
from dossiers.tables import DOSSIERS, HOLDINGS

MOST_OF_ONE_PHONE = 5
"""A telephone on more dossiers than these is an officer's, who files for people: no factor."""
_HOLDINGS_FOR_S = 30.0


class SqlSource:
    """Shows imported dossiers of the agencies that the imports' mappings name."""

    needs_full_number = False
    name = "hệ thống một cửa"

    def __init__(
        self,
        engine: Engine,
        hasher: Hasher,
        *,
        time_limit_s: float = 0.4,
        look_every_s: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.time_limit_s = time_limit_s
        self.look_every_s = look_every_s
        self._engine = engine
        self._hasher = hasher
        self._clock = clock
        self._held: tuple[float, Mapping[str, tuple[str, str | None]]] | None = None

    def covers(self, code: DossierCode) -> bool:
        """Say whether dossiers of the agency of ``code`` were imported."""
        return covering_prefix(self._holdings(), code) is not None

    def look_up(self, code: DossierCode, factor: Factor) -> Dossier | None:
        """Return the dossier if ``factor`` is its owner's; the same work is done if not.

        Raises:
            SourceUnavailable: The database fails.
        """
        try:
            with self._engine.connect() as connection:
                row = connection.execute(
                    select(DOSSIERS).where(DOSSIERS.c.code == str(code))
                ).one_or_none()
                phone = row.phone if row is not None and row.phone else b""
                few = select(DOSSIERS.c.code).where(DOSSIERS.c.phone == phone)
                shared = connection.execute(
                    select(func.count()).select_from(few.limit(MOST_OF_ONE_PHONE + 1).subquery())
                ).scalar_one()
        except SQLAlchemyError as error:
            raise failed(error) from error
        if not self._is_owner(row, code, factor, shared) or row is None:
            return None
        return self._dossier(row, code)

    def peek(self, code: DossierCode) -> Dossier | None:
        """Return how ``code`` stands since the last import."""
        with transaction(self._engine) as connection:
            row = connection.execute(
                select(DOSSIERS).where(DOSSIERS.c.code == str(code))
            ).one_or_none()
        return None if row is None else self._dossier(row, code)

    def _is_owner(
        self, row: Row[Any] | None, code: DossierCode, factor: Factor, shared: int
    ) -> bool:
        by_phone = factor.kind is FactorKind.PHONE_TAIL
        kind = FactorKind.PHONE_TAIL if by_phone else FactorKind.ID_TAIL
        given = self._hasher.tail(kind, code, factor.tail)
        held = None if row is None else (row.phone_tail if by_phone else row.id_tail)
        right = same(given, held)
        return right and held is not None and not (by_phone and shared > MOST_OF_ONE_PHONE)

    def _dossier(self, row: Row[Any], code: DossierCode) -> Dossier:
        held = self._holdings()
        prefix = covering_prefix(held, code)
        source, contact = held[prefix] if prefix else (self.name, None)
        return Dossier(
            code=code,
            state=State(row.state),
            source=source,
            contact=contact,
            told_at=_local(row.told_at),
            procedure=row.procedure,
            procedure_name=row.procedure_name,
            agency=row.agency,
            received=None if row.received is None else _local(row.received),
            due=row.due,
            finished=row.finished,
            wanted=row.wanted,
        )

    def _holdings(self) -> Mapping[str, tuple[str, str | None]]:
        """Return prefix -> (name, contact), read anew now and then: imports come while we run."""
        now = self._clock()
        if self._held is None or now - self._held[0] > _HOLDINGS_FOR_S:
            try:
                with self._engine.connect() as connection:
                    rows = connection.execute(select(HOLDINGS))
                    self._held = (now, {row.prefix: (row.source, row.contact) for row in rows})
            except SQLAlchemyError as error:
                raise failed(error) from error
        return self._held[1]


def _local(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, VIETNAM)
