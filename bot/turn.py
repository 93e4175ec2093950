"""One turn: what is known when it begins, while it is under way, and how it ends."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bot.daily import Counted
from bot.handover.standing import Standing
from bot.notices import Notice
from bot.wire import Answer, Incoming, Keep, Message, Reply

AFTERWARDS_S = 0.15
"""Seconds for each note that is made after the deadline, before the citizen is answered."""


@dataclass(frozen=True)
class Opening:
    """What is known when a turn begins.

    Attributes:
        answered: The answer that this very message got before; the turn is over with it.
        first: This is the conversation's first turn.
        turns: Turns before this one.
        in_form: The last answer was a form's question.
        secret_expected: The next text is a secret.
        begun: This very message was taken up before, and how that ended is not known.
        unit: The unit that the citizen turned to, in this message or before.
        off: The channel is switched off; the notice for citizens, empty for the usual one.
        notices: What officers have posted and is not over.
        invited: The sender was invited to rate today, or is to be left alone.
        handover: How the sender stands with officers; ``None``: the bot answers.
    """

    answered: Answer | None = None
    first: bool = False
    turns: int = 0
    in_form: bool = False
    secret_expected: bool = False
    begun: bool = False
    unit: str | None = None
    off: str | None = None
    notices: tuple[Notice, ...] = ()
    invited: bool = False
    handover: Standing | None = None


@dataclass(frozen=True)
class Closing:
    """What is written down when a turn ends.

    Attributes:
        turn: The turn's id.
        message_id: The channel's id of the message, if it has one.
        answer: To give again when the same message comes again; ``None``: do not keep it.
        in_form: The answer was a form's question.
        secret_expected: The next text is a secret.
        keep: A report to file.
        counted: What enters the figures of the bot; ``None``: a demonstration.
        channel: Where the message came from.
        with_news: Whether news that wait may be told with the answer.
        with_officers: Whether an officer's words that wait may be; not when the time is over.
    """

    turn: str
    message_id: str | None
    answer: Answer | None
    in_form: bool
    secret_expected: bool
    keep: Keep | None = None
    counted: Counted | None = None
    channel: str = ""
    with_news: bool = False
    with_officers: bool = True


@dataclass(frozen=True)
class Turn:
    """A turn under way.

    Attributes:
        id: Of the turn, also in Rasa's metadata.
        sender: A pseudonym.
        incoming: What came in.
        deadline: When the citizen is told that no answer came, in the event loop's time.
        held: The conversation's place in line, let go when the turn is over.
    """

    id: str
    sender: str
    incoming: Incoming
    deadline: float
    held: AsyncExitStack

    def left_s(self) -> float:
        """Return the seconds that are left to note something; a few tenths after the deadline."""
        return max(0.0, self.deadline - asyncio.get_running_loop().time()) + AFTERWARDS_S


@dataclass(frozen=True)
class Ended:
    """How a turn ended.

    Attributes:
        reply: What is said, and what is to be remembered.
        reached: Whether Rasa may have taken the message in, so that it must not be sent again.
    """

    reply: Reply
    reached: bool = False

    @classmethod
    def here(
        cls, answer: Answer, opening: Opening | None = None, *, reached: bool = False
    ) -> Ended:
        """Return the end of a turn that the dialogue did not answer.

        What the conversation was about, as ``opening`` tells, goes on as before.
        """
        before = opening or Opening()
        reply = Reply(answer=answer, in_form=before.in_form, expects_secret=before.secret_expected)
        return cls(reply, reached=reached)

    def expecting(self) -> Ended:
        """Return the same end, its answer marked when the next text is a secret."""
        expect = "secret" if self.reply.expects_secret else None
        answer = self.reply.answer.model_copy(update={"expect": expect})
        return Ended(self.reply.model_copy(update={"answer": answer}), reached=self.reached)

    def telling(self, messages: tuple[Message, ...]) -> Ended:
        """Return the same end with more messages."""
        if not messages:
            return self
        answer = self.reply.answer.with_messages(messages)
        return Ended(self.reply.model_copy(update={"answer": answer}), reached=self.reached)

    def saying(self, sentence: str) -> Ended:
        """Return the same end with one more message."""
        answer = self.reply.answer.followed_by(sentence)
        return Ended(self.reply.model_copy(update={"answer": answer}), reached=self.reached)
