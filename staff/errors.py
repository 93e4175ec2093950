"""Everything that can go wrong in the officers' pages.

* StaffError
    - StaffUnavailable    the database cannot be used
    - KeyUnusable         a key cannot be read or kept
    - BadAccount          a name, password, role or unit that is refused
    - GatewayUnavailable  the gateway does not answer
    - Refused             what is asked is not allowed, or no longer possible; said on the page
"""

from __future__ import annotations


class StaffError(Exception):
    """Base of them all; the message says what is wrong and what to do."""


class StaffUnavailable(StaffError):
    """The database cannot be used."""


class KeyUnusable(StaffError):
    """A key cannot be read or kept."""


class BadAccount(StaffError):
    """A name, password, role or unit that is refused."""


class GatewayUnavailable(StaffError):
    """The gateway does not answer, or not as agreed."""


class Refused(StaffError):
    """What an officer asked for is not done; the message is for the officer, in Vietnamese.

    Attributes:
        status: The HTTP status of the page that says so.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
