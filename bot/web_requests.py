"""What the web page and programs send: the bodies of contract 3 and of the routes around it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.wire import Incoming


class SessionGiven(BaseModel):
    """A body that names a session."""

    model_config = ConfigDict(extra="ignore", strict=True)

    session: str = Field(min_length=1, max_length=128)


class SessionRequest(BaseModel):
    """The body of ``POST /api/session``: the session to renew, if there is one."""

    model_config = ConfigDict(extra="ignore", strict=True)

    session: str | None = Field(default=None, min_length=1, max_length=128)


class NewsRequest(SessionGiven):
    """The body of ``POST /api/news``; the same id gets the same news."""

    id: str = Field(min_length=1, max_length=128)


class ChatRequest(SessionGiven):
    """The body of ``POST /api/chat``; exactly one of ``text``, ``press`` and ``secret``.

    ``secret`` answers a question that came with ``"expect": "secret"``; a text does so too, but
    this one is never taken for anything else.
    """

    text: str | None = None
    press: str | None = None
    secret: str | None = None
    id: str | None = Field(default=None, min_length=1, max_length=128)
    unit: str | None = Field(default=None, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)

    @model_validator(mode="after")
    def _one_of_three(self) -> ChatRequest:
        if [self.text, self.press, self.secret].count(None) != 2:
            raise ValueError("give exactly one of text, press and secret")
        return self

    def incoming(self, channel: str, sender: str) -> Incoming:
        """Return the message of ``sender`` that this asks."""
        secret = self.secret is not None
        return Incoming(
            channel,
            sender,
            self.secret if secret else self.text,
            self.press,
            self.id,
            unit=self.unit,
            secret=secret,
        )
