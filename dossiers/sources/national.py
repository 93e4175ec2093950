"""The national gateway: log in, keep the session, ask ``TraCuuHoSo``.

Shapes as in the open sources named in `docs/dossiers.md`; the gateway itself has no public manual.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from dossiers.calendar import VIETNAM
from dossiers.codes import DossierCode
from dossiers.covering import covering_prefix
from dossiers.dossier import Dossier
from dossiers.errors import SourceUnavailable
from dossiers.factors import TAIL, Factor, FactorKind, Hasher, same
from dossiers.remote import Caller, Remembered
from dossiers.states import State, read_state

_log = logging.getLogger(__name__)
_FINE = "0"
_T = TypeVar("_T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class NationalAccess:
    """How the gateway is reached; the password appears in no ``repr``."""

    auth_path: str
    path: str
    username: str
    password: Callable[[], str]
    dstcode: str
    unit: str
    covers: tuple[str, ...]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class _Session(_Shape):
    session: str = ""
    error_code: str


class _Identity(_Shape):
    SoDinhDanh: str = ""


class _Row(_Shape):
    MaHoSo: str
    TrangThaiHoSo: str
    MaTTHC: str | None = None
    TenTTHC: str | None = None
    DonViXuLy: str | None = None
    NgayTiepNhan: str | None = None
    NgayHenTra: str | None = None
    NgayKetThucXuLy: str | None = None
    SoGiayToChuHoSo: str = ""
    DinhDanhCHS: tuple[_Identity, ...] = ()


class _Answer(_Shape):
    error_code: str
    message: str | None = None
    result: tuple[_Row, ...] | None = None


class NationalSource:
    """Shows dossiers of the national gateway to who knows the end of the owner's number.

    A telephone is no factor here: the gateway cannot say on how many dossiers it stands.
    """

    name = "Cổng Dịch vụ công quốc gia"
    needs_full_number = False

    def __init__(
        self,
        caller: Caller,
        access: NationalAccess,
        remembered: Remembered,
        hasher: Hasher,
        now: Callable[[], datetime],
        *,
        look_every_s: float = 1800.0,
    ) -> None:
        self.time_limit_s = caller.time_limit_s
        self.look_every_s = look_every_s
        self._caller = caller
        self._access = access
        self._remembered = remembered
        self._hasher = hasher
        self._now = now
        self._session: str | None = None
        self._lock = threading.Lock()

    def covers(self, code: DossierCode) -> bool:
        """Say whether the settings leave the agency of ``code`` to the gateway."""
        return covering_prefix(self._access.covers, code) is not None

    def look_up(self, code: DossierCode, factor: Factor) -> Dossier | None:
        """Return the dossier if ``factor`` is the end of its owner's identity number.

        Raises:
            SourceUnavailable: The gateway does not answer, or not as agreed.
        """
        key = self._hasher.tail(factor.kind, code, factor.tail)
        return self._remembered.through(key, lambda: self._ask(code, factor))

    def peek(self, code: DossierCode) -> Dossier | None:
        """Return how ``code`` stands now.

        Raises:
            SourceUnavailable: The gateway does not answer, or not as agreed.
        """
        rows = [row for row in self._rows(code) if row.MaHoSo.upper() == str(code).upper()]
        return self._dossier(rows[0], code) if rows else None

    def _ask(self, code: DossierCode, factor: Factor) -> Dossier | None:
        rows = [row for row in self._rows(code) if row.MaHoSo.upper() == str(code).upper()]
        if not rows or not self._is_owner(rows[0], code, factor):
            return None
        return self._dossier(rows[0], code)

    def _is_owner(self, row: _Row, code: DossierCode, factor: Factor) -> bool:
        numbers = [row.SoGiayToChuHoSo, *(one.SoDinhDanh for one in row.DinhDanhCHS)]
        held = [number for number in numbers if len(number) >= TAIL and number.strip("0")]
        if not held:
            _log.warning("The national gateway tells no identity number: nobody can be shown.")
        kind = FactorKind.ID_TAIL
        given = self._hasher.tail(kind, code, factor.tail)
        right = [same(given, self._hasher.tail(kind, code, n[-TAIL:])) for n in held]
        return factor.kind is not FactorKind.PHONE_TAIL and any(right)

    def _dossier(self, row: _Row, code: DossierCode) -> Dossier:
        due, finished = _moment(row.NgayHenTra), _moment(row.NgayKetThucXuLy)
        return Dossier(
            code=code,
            state=_state(row.TrangThaiHoSo),
            source=self.name,
            told_at=self._now(),
            procedure=row.MaTTHC or None,
            procedure_name=row.TenTTHC or None,
            agency=row.DonViXuLy or None,
            received=_moment(row.NgayTiepNhan),
            due=due.date() if due else None,
            finished=finished.date() if finished else None,
            national=True,
        )

    def _rows(self, code: DossierCode) -> tuple[_Row, ...]:
        """Ask with the session at hand; once more with a new one when it is refused."""
        session = self._session
        answer = self._call(session, code) if session else None
        if answer is None or answer.error_code != _FINE:
            answer = self._call(self._log_in(replacing=session), code)
        if answer.error_code != _FINE:
            raise SourceUnavailable(f"error {answer.error_code}")
        return answer.result or ()

    def _call(self, session: str, code: DossierCode) -> _Answer:
        body = {"session": session, "madonvi": self._access.unit, "service": "TraCuuHoSo",
                "mahoso": str(code)}  # fmt: skip
        return self._post(self._access.path, body, _Answer)

    def _log_in(self, *, replacing: str | None) -> str:
        """Return a new session, or the one that another thread has just got."""
        with self._lock:
            if self._session and self._session != replacing:
                return self._session
            body = {"username": self._access.username, "password": self._access.password()}
            told = self._post(self._access.auth_path, body, _Session)
            if told.error_code != _FINE or not told.session:
                raise SourceUnavailable(f"the log-in was refused: error {told.error_code}")
            self._session = told.session
            return told.session

    def _post(self, path: str, body: dict[str, str], shape: type[_T]) -> _T:
        answer = self._caller.post(path, body, {"dstcode": self._access.dstcode})
        if answer.status_code != 200:
            raise SourceUnavailable(f"status {answer.status_code}")
        try:
            return shape.model_validate_json(answer.content)
        except ValidationError as error:
            raise SourceUnavailable(f"{error.error_count()} fields are not as agreed") from None


def _state(text: str) -> State:
    state = read_state(text)
    if state is None:
        raise SourceUnavailable("a state that we do not know")
    return state


def _moment(text: str | None) -> datetime | None:
    """Read ``yyyyMMddHHmmss``; what cannot be read is not known."""
    try:
        return datetime.strptime(text or "", "%Y%m%d%H%M%S").replace(tzinfo=VIETNAM)
    except ValueError:
        return None
