"""A provincial one-stop system with an iGate-like interface: it compares the number itself.

Posted, not asked by address: addresses end up in logs, and this one would hold a person's number.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from dossiers.calendar import VIETNAM
from dossiers.codes import DossierCode
from dossiers.covering import covering_prefix
from dossiers.dossier import Dossier
from dossiers.errors import SourceUnavailable
from dossiers.factors import Factor, FactorKind, Hasher
from dossiers.remote import Caller, Remembered
from dossiers.states import State, read_state

NAMES = {
    "chờ tiếp nhận": State.NEW,
    "đã tiếp nhận": State.RECEIVED,
    "từ chối tiếp nhận": State.NOT_ACCEPTED,
    "đang thụ lý": State.PROCESSING,
    "chờ bổ sung": State.PAPERS_WANTED,
    "yêu cầu bổ sung": State.PAPERS_WANTED,
    "chờ thanh toán": State.PAYMENT_WANTED,
    "yêu cầu nộp phí, lệ phí": State.PAYMENT_WANTED,
    "đã rút": State.WITHDRAWN,
    "rút hồ sơ": State.WITHDRAWN,
    "không giải quyết": State.STOPPED,
    "có kết quả": State.DONE,
    "đã có kết quả": State.DONE,
}
"""What such systems call the states, besides the official names."""
_FORMS = ("%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y")


class _Shape(BaseModel):
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class _Row(_Shape):
    dossierNo: str
    dossierStatusName: str
    procedureCode: str | None = None
    procedureName: str | None = None
    agencyName: str | None = None
    acceptedDate: str | None = None
    appointmentDate: str | None = None


class _Answer(_Shape):
    content: tuple[_Row, ...]


class IgateSource:
    """Shows what the system shows to who knows the code and the owner's whole identity number."""

    needs_full_number = True

    def __init__(
        self,
        caller: Caller,
        remembered: Remembered,
        hasher: Hasher,
        now: Callable[[], datetime],
        *,
        name: str,
        path: str,
        token: str | None,
        covers: tuple[str, ...],
    ) -> None:
        self.name = name
        self.time_limit_s = caller.time_limit_s
        self._caller = caller
        self._remembered = remembered
        self._hasher = hasher
        self._now = now
        self._path = path
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._covers = covers

    def covers(self, code: DossierCode) -> bool:
        """Say whether the settings leave the agency of ``code`` to this system."""
        return covering_prefix(self._covers, code) is not None

    def look_up(self, code: DossierCode, factor: Factor) -> Dossier | None:
        """Return the dossier if the system knows ``code`` together with the whole number.

        Raises:
            SourceUnavailable: The system does not answer, or not as agreed.
        """
        number = factor.full
        if number is None:
            return None
        key = self._hasher.tail(FactorKind.ID_FULL, code, number)
        return self._remembered.through(key, lambda: self._ask(code, number))

    def _ask(self, code: DossierCode, number: str) -> Dossier | None:
        body = {"dossierNo": str(code), "identityNumber": number}
        answer = self._caller.post(self._path, body, self._headers)
        if answer.status_code == 404:
            return None
        if answer.status_code != 200:
            raise SourceUnavailable(f"status {answer.status_code}")
        try:
            rows = _Answer.model_validate_json(answer.content).content
        except ValidationError as error:
            raise SourceUnavailable(f"{error.error_count()} fields are not as agreed") from None
        own = [row for row in rows if row.dossierNo.upper() == str(code)]
        return self._dossier(own[0], code) if own else None

    def _dossier(self, row: _Row, code: DossierCode) -> Dossier:
        state = read_state(row.dossierStatusName, NAMES)
        if state is None:
            raise SourceUnavailable("a state that we do not know")
        due = _moment(row.appointmentDate)
        return Dossier(
            code=code,
            state=state,
            source=self.name,
            told_at=self._now(),
            procedure=row.procedureCode,
            procedure_name=row.procedureName,
            agency=row.agencyName,
            received=_moment(row.acceptedDate),
            due=due.date() if due else None,
        )


def _moment(text: str | None) -> datetime | None:
    """Read a date in one of the forms seen; what cannot be read is not known."""
    for form in _FORMS:
        try:
            moment = datetime.strptime(text or "", form)  # noqa: DTZ007  # made aware below
        except ValueError:
            continue
        return moment.astimezone(VIETNAM) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    return None
