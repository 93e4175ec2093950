"""The messages to learn from, as the gateway gives them."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import BaseModel, ConfigDict, ValidationError

from staff.errors import GatewayUnavailable
from staff.gateway import Gateway

UNMET = ("not_understood", "not_covered", "asked_officer")
"""Kinds of messages that the bot said nothing to; the other kinds had an answer, which was bad."""


class Message(BaseModel):
    """One message: masked, and without who said it.

    Attributes:
        period: In which ``who`` numbers the senders; two periods' numbers have nothing in common.
        unit: Empty: none; so ``procedure`` and ``facet``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: int
    period: int
    who: int
    day: str
    kind: str
    unit: str
    procedure: str
    facet: str
    text: str


class _Given(BaseModel):
    messages: tuple[Message, ...]


def read_messages(gateway: Gateway) -> tuple[Message, ...]:
    """Return all messages that wait.

    Raises:
        GatewayUnavailable: It does not answer, or not as agreed.
    """
    try:
        return _Given.model_validate(gateway.get("/internal/learning")).messages
    except ValidationError as error:
        raise GatewayUnavailable("The messages are not of their form.") from error


def settle(gateway: Gateway, ids: Collection[int]) -> None:
    """Let the gateway delete messages that were dealt with.

    Raises:
        GatewayUnavailable: It does not answer.
    """
    gateway.post("/internal/learning/settled", {"ids": sorted(ids)})
