"""Everything that can go wrong in the gateway.

* GatewayError
    - DialogueUnavailable   Rasa does not answer, or answers nothing of use
    - StoreUnavailable      the gateway's own database cannot be read or written
    - BadRequest            a request that is not of the contract's form
    - KeyUnusable           a key file that is damaged or cannot be written
    - PortTaken             another process listens where the gateway should
"""

from __future__ import annotations

from pathlib import Path


class GatewayError(Exception):
    """Base of all foreseen failures; the message says what is wrong and what to do next."""


class DialogueUnavailable(GatewayError):
    """Rasa is down, slow, or said nothing of use.

    Attributes:
        reached: Whether the message may have been taken in, so that it must not be sent again.
    """

    def __init__(self, reason: str, *, reached: bool) -> None:
        super().__init__(reason)
        self.reached = reached


class StoreUnavailable(GatewayError):
    """The gateway's own database cannot be read or written."""


class BadRequest(GatewayError):
    """A request that is not of the contract's form.

    Attributes:
        status: The HTTP status that says so.
    """

    def __init__(self, reason: str, *, status: int = 400) -> None:
        super().__init__(reason)
        self.status = status


class KeyUnusable(GatewayError):
    """A key file is damaged, or cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"The key file {path} {why}. Mend or remove it, or give the key in the settings."
        )
        self.path = path


class PortTaken(GatewayError):
    """Another process listens where the gateway should."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} on {host} is taken by another process, perhaps a leftover of an earlier "
            f"run. See who it is with: ss -ltnp 'sport = :{port}'; or choose another by BOT_PORT."
        )
