"""Makes one answer of the objects that Rasa's REST channel returns. Pure."""

from __future__ import annotations

import logging
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot.wire import Answer, Button, Keep, Message, Outcome, Reply

_log = logging.getLogger(__name__)


class Custom(BaseModel):
    """The ``custom`` object of an action or a response."""

    model_config = ConfigDict(extra="ignore")

    outcome: str | None = None
    intent: str | None = None
    facet: str | None = None
    procedure: str | None = None
    candidates: tuple[str, ...] = ()
    version: str | None = None
    messages: tuple[Message, ...] = ()
    expect: str | None = None
    form: bool = False
    keep: Keep | None = None
    afterwards: str | None = None


class RasaObject(BaseModel):
    """One object of Rasa's answer."""

    model_config = ConfigDict(extra="ignore")

    text: str | None = None
    buttons: tuple[Button, ...] = ()
    custom: Custom | None = None


_OBJECTS = TypeAdapter(list[RasaObject])


class NothingSaid(Exception):
    """Rasa's answer holds no message for the citizen, or is not of the agreed form."""


def merge(body: bytes) -> Reply:
    """Return the answer in ``body``, a JSON list of Rasa's objects.

    Texts and ``custom.messages`` are kept in their order; all else is of the last ``custom`` that
    names an outcome.

    Raises:
        NothingSaid: The list is empty or malformed, or nothing in it can be shown.
    """
    try:
        objects = _OBJECTS.validate_json(body)
    except ValidationError as error:
        problems = "; ".join(f"{problem['loc']}: {problem['msg']}" for problem in error.errors())
        raise NothingSaid(f"Rasa's answer is malformed: {problems}") from None
    messages = tuple(message for item in objects for message in _messages(item))
    if not messages:
        raise NothingSaid("Rasa's answer holds no message.")
    customs = [item.custom for item in objects if item.custom is not None]
    told = next((custom for custom in reversed(customs) if custom.outcome), Custom())
    shared: dict[str, Any] = told.model_dump(
        include={"intent", "facet", "procedure", "candidates"}
    )
    return Reply(
        answer=Answer(messages=messages, outcome=_outcome(told.outcome), **shared),
        version=told.version,
        keep=next((custom.keep for custom in customs if custom.keep), None),
        afterwards=next((custom.afterwards for custom in customs if custom.afterwards), None),
        in_form=any(custom.form for custom in customs),
        expects_secret=any(custom.expect == "secret" for custom in customs),
    )


def _messages(item: RasaObject) -> tuple[Message, ...]:
    own = (Message(text=item.text, buttons=item.buttons),) if item.text else ()
    return (*own, *(item.custom.messages if item.custom else ()))


def _outcome(name: str | None) -> Outcome:
    """Return the named ending; plain text without one is what small talk looks like."""
    if name is None:
        _log.warning("An answer of Rasa names no outcome; counted as small talk.")
        return Outcome.SMALLTALK
    try:
        return Outcome(name)
    except ValueError:
        _log.error("An answer of Rasa has the unknown outcome %s; counted as an error.", name)
        return Outcome.ERROR
