"""The port that every source of dossiers implements."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from dossiers.codes import DossierCode
from dossiers.dossier import Dossier
from dossiers.factors import Factor


class DossierSource(Protocol):
    """A system that holds dossiers. It shows one only to who knows its second factor."""

    @property
    def name(self) -> str:
        """What citizens are told: "hệ thống một cửa tỉnh Thanh Hóa"."""
        ...

    @property
    def needs_full_number(self) -> bool:
        """The source itself compares, and wants the whole identity number."""
        ...

    @property
    def time_limit_s(self) -> float:
        """Seconds after which `look_up` has answered or failed."""
        ...

    def covers(self, code: DossierCode) -> bool:
        """Say whether this source is responsible for the agency of ``code``."""
        ...

    def look_up(self, code: DossierCode, factor: Factor) -> Dossier | None:
        """Return the dossier; ``None`` when there is none or the factor is not its owner's.

        Raises:
            SourceUnavailable: The source does not answer now.
        """
        ...


@runtime_checkable
class Watchable(DossierSource, Protocol):
    """A source that needs no number of the owner's, so that dossiers can be watched there.

    Ask it only about dossiers that it showed to who wants to know.
    """

    @property
    def look_every_s(self) -> float:
        """Seconds between two looks at the same dossier."""
        ...

    def peek(self, code: DossierCode) -> Dossier | None:
        """Return how ``code`` stands now, never from a cache; ``None``: it is not there.

        Raises:
            SourceUnavailable: The source does not answer now.
        """
        ...
