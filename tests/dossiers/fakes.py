"""A strict source and a clock that stands still."""

from __future__ import annotations

from dossiers.codes import DossierCode
from dossiers.dossier import Dossier
from dossiers.errors import SourceUnavailable
from dossiers.factors import Factor
from dossiers.states import State
from tests.dossiers.conftest import a_code, at


class Clock:
    """Seconds since 1970, moved by hand."""

    def __init__(self, now: float = 1_795_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


class FakeSource:
    """Holds one dossier of H56 whose owner's number ends in 0001."""

    needs_full_number = False
    time_limit_s = 0.05

    def __init__(self, name: str = "hệ thống mẫu", prefix: str = "H56") -> None:
        self.name = name
        self.broken = False
        self.asked: list[str] = []
        self._prefix = prefix
        self.dossier = Dossier(a_code(), State.PROCESSING, name, at(2026, 11, 23, 9, 0))

    def covers(self, code: DossierCode) -> bool:
        return code.top == self._prefix

    def look_up(self, code: DossierCode, factor: Factor) -> Dossier | None:
        self.asked.append(str(code))
        if self.broken:
            raise SourceUnavailable("broken")
        right = code == self.dossier.code and factor.tail == "0001"
        return self.dossier if right else None
