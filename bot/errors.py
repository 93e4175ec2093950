"""Everything that can go wrong in the gateway.

* GatewayError
    - DialogueUnavailable   Rasa does not answer, or answers nothing of use
        - SaidNothing       it took the message in and answered nothing
    - StoreUnavailable      the gateway's own database cannot be read or written
    - BadRequest            a request that is not of the contract's form
    - KeyUnusable           a key file that is damaged or cannot be written
    - PortTaken             another process listens where the gateway should
    - SealBroken            something in the database was sealed with another key
    - HandoverRefused       an officer may not do that with a conversation, or no longer
    - BadUnits              the file of the units that a person must correct
    - TokenLost             a platform's access cannot be renewed; a person must authorise anew
    - NotConnected          a consent did not lead to an account's tokens
    - LeaseLost             another process works on the conversation now
    - NotSent               a message did not (surely) reach the citizen
        - TryLater          it did not; the platform may take it later
        - OutcomeUnknown    it may have
        - Refused           it did not, and will not in this form
        - Unreachable       nothing reaches this citizen until they write again
        - OutOfService      nothing reaches anybody until a person has done something
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


class SaidNothing(DialogueUnavailable):
    """Rasa took the message in and answered nothing: an action failed, or its server is away."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, reached=True)


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


class HandoverRefused(GatewayError):
    """An officer may not do that with a conversation, or no longer.

    Attributes:
        reason: ``gone``, ``taken``, ``waiting``, ``closed`` or ``no_inbox``.
        who: Who has it, as citizens read the officer.
    """

    def __init__(self, reason: str, who: str = "") -> None:
        super().__init__(f"Refused: {reason}.")
        self.reason, self.who = reason, who


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


class SealBroken(GatewayError):
    """Something in the database was sealed with another key, or changed since."""

    def __init__(self) -> None:
        super().__init__(
            "A sealed value cannot be opened. Is BOT_STORE_KEY, or the file store_key in the keys "
            "folder, the one that it was sealed with?"
        )


class BadUnits(GatewayError):
    """The file of the units is missing or malformed; a person must correct it."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"The file of units {path} cannot be used: {why}")
        self.path = path


class TokenLost(GatewayError):
    """The access to a platform cannot be renewed; a person must authorise it anew."""


class NotConnected(GatewayError):
    """A consent did not lead to an account's tokens; nothing has changed."""


class LeaseLost(GatewayError):
    """Another process works on the conversation now; this one must stop."""


class NotSent(GatewayError):
    """A message did not (surely) reach the citizen; the subclass says what to do."""


class TryLater(NotSent):
    """The platform did not take the message, and may later.

    Attributes:
        after_s: Seconds that the platform asked to wait; ``None`` when it did not say.
        rescheduled: Whether the answer is of use after that wait, however long it is.
    """

    def __init__(
        self, reason: str, *, after_s: float | None = None, rescheduled: bool = False
    ) -> None:
        super().__init__(reason)
        self.after_s = after_s
        self.rescheduled = rescheduled


class OutcomeUnknown(NotSent):
    """The message may or may not have arrived: the connection ended before the answer."""


class Refused(NotSent):
    """The platform will not take this message."""


class Unreachable(NotSent):
    """Nothing reaches this citizen until they write again: blocked, left, or out of time."""


class OutOfService(NotSent):
    """The platform takes nothing from us until a person has done something."""
