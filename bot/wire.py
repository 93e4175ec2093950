"""What goes in and out of the gateway: the shapes of contract 3, and the named endings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)


class Outcome(StrEnum):
    """How a turn ended; each turn has exactly one."""

    ANSWERED = "answered"
    CHOICE_OFFERED = "choice_offered"
    ASKED_PROCEDURE = "asked_procedure"
    ASKED_CASE = "asked_case"
    ASKED_DOSSIER_CODE = "asked_dossier_code"
    DOSSIER_SHOWN = "dossier_shown"
    DOSSIER_REFUSED = "dossier_refused"
    NOT_COVERED = "not_covered"
    NOT_UNDERSTOOD = "not_understood"
    OUT_OF_SCOPE = "out_of_scope"
    SMALLTALK = "smalltalk"
    HANDED_OVER = "handed_over"
    TOO_LONG = "too_long"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    ERROR = "error"


class _Shape(BaseModel):
    """Frozen, and deaf to fields that a newer sender may add."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Button(_Shape):
    """A button under a message; pressing it sends ``payload`` back."""

    title: str
    payload: str


class Message(_Shape):
    """One bubble: text with ``**bold**`` markers and line breaks, and its buttons.

    Attributes:
        sheet: What a page prints in its place, where it tells only a part; left out where none.
    """

    text: str = Field(min_length=1)
    buttons: tuple[Button, ...] = ()
    sheet: str | None = None

    @model_serializer(mode="wrap")
    def _without_no_sheet(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        held: dict[str, Any] = serialize(self)
        if held.get("sheet") is None:
            held.pop("sheet", None)
        return held


class Answer(_Shape):
    """What a citizen gets for one turn, on every channel (contract 3).

    Attributes:
        expect: ``secret`` while the next text is one, so that a page can hide what is typed.
    """

    messages: tuple[Message, ...]
    outcome: Outcome
    facet: str | None = None
    procedure: str | None = None
    candidates: tuple[str, ...] = ()
    intent: str | None = None
    expect: str | None = None

    def as_json(self) -> str:
        """Return the answer in the shape of contract 3, with ``expect`` only where it says so."""
        return self.model_dump_json(exclude=None if self.expect else {"expect"})

    def followed_by(self, *texts: str) -> Answer:
        """Return the same answer with one more plain message for each of ``texts``."""
        return self.with_messages(tuple(Message(text=text) for text in texts))

    def with_messages(self, more: tuple[Message, ...]) -> Answer:
        """Return the same answer with ``more`` messages."""
        return self.model_copy(update={"messages": (*self.messages, *more)})


def say(outcome: Outcome, text: str, *buttons: Button) -> Answer:
    """Return an answer of one message that the gateway itself speaks."""
    return Answer(messages=(Message(text=text, buttons=buttons),), outcome=outcome)


class Keep(_Shape):
    """What an action asks the gateway to write down, or to forget.

    Attributes:
        last: Nothing else is followed any more.
    """

    kind: str
    about: str | None = None
    last: bool = False
    procedure: str | None = None
    facet: str | None = None
    version: str | None = None


class Reply(_Shape):
    """What the dialogue returned for one turn, merged.

    Attributes:
        answer: For the citizen.
        version: Version of the record that was said, for the turn log.
        keep: Something to write down or to forget.
        in_form: A form is asking; the conversation must not get a new session now.
        expects_secret: The next text is a secret and must not reach the dialogue.
        afterwards: ``rate`` when something was finished that may be rated; ``quiet`` when nothing
            may be asked of someone who has other cares.
    """

    answer: Answer
    version: str | None = None
    keep: Keep | None = None
    in_form: bool = False
    expects_secret: bool = False
    afterwards: str | None = None


class Kind(StrEnum):
    """What a citizen sent; all but words and presses are only answered politely."""

    WORDS = "words"  # typed, or a button pressed
    PICTURE = "picture"
    VOICE = "voice"
    STICKER = "sticker"
    FILE = "file"
    PLACE = "place"
    CONTACT = "contact"
    EDITED = "edited"
    OTHER = "other"
    TOO_FAST = "too_fast"  # dropped at the door, because this sender writes too fast
    TOO_MANY = "too_many"  # dropped at the door, because all together do


@dataclass(frozen=True)
class Incoming:
    """One message of a citizen, as a channel understood it.

    Attributes:
        channel: Name of the channel.
        sender: Who writes, in the channel's own terms; leaves the gateway only as a pseudonym.
        text: What was typed; ``None`` when a button was pressed.
        pressed: Payload of the button; ``None`` when text was typed.
        message_id: The channel's id of this message; the same id is answered only once.
        kind: What it is; text and button are of ``WORDS`` only.
        unit: The unit that the citizen turned to, when the message tells.
        key: Short id of the button that was pressed, where the payload is kept on our side.
        secret: ``text`` answers a question for a secret and must not be taken for anything else.
    """

    channel: str
    sender: str
    text: str | None = None
    pressed: str | None = None
    message_id: str | None = None
    kind: Kind = Kind.WORDS
    unit: str | None = None
    key: str | None = None
    secret: bool = False
