"""Everything that can go wrong in the officers' pages.

* StaffError
    - StaffUnavailable    the database cannot be used
    - KeyUnusable         a key cannot be read or kept
    - BadAccount          a name, password, role or unit that is refused
    - GatewayUnavailable  the gateway does not answer
        - GatewayRefusal  it does, and will not do what is asked
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


class GatewayRefusal(GatewayUnavailable):
    """The gateway will not do what is asked, or no longer.

    Attributes:
        status: Its HTTP status.
        reason: One word.
        who: Who stands in the way, as citizens read the officer; empty: nobody.
    """

    def __init__(self, status: int, reason: str, who: str = "") -> None:
        super().__init__(f"{status} {reason}")
        self.status, self.reason, self.who = status, reason, who


class Refused(StaffError):
    """What an officer asked for is not done; the message is for the officer, in Vietnamese.

    Attributes:
        status: The HTTP status of the page that says so.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
