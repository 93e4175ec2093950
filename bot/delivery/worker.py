"""Answers what was written down: many conversations at once, each in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from bot.choosing import chosen
from bot.delivery.channel import Messenger
from bot.delivery.courier import Courier
from bot.delivery.keeping import keeping
from bot.delivery.letters import Letter, Parcel
from bot.delivery.post import Post
from bot.errors import LeaseLost, StoreUnavailable
from bot.parts import compose
from bot.threads import to_its_end
from bot.wire import Answer, Incoming

_log = logging.getLogger(__name__)

LOOK_S = 1.0  # how often to look for what other processes left or what has become due
STOP_S = 8.0  # what is under way may end so long after the gateway is told to stop
# One who has many messages waiting is answered at a calm pace, so that others are not slowed.
IN_A_ROW = 3
PACE_S = 0.3

Answering = Callable[[Incoming], Awaitable[Answer]]


@dataclass
class Worker:
    """Serves conversations in which something waits.

    Attributes:
        answer: One turn of the gateway; never raises.
        channels: By name.
        clock: Seconds since 1970.
        at_once: Conversations served at the same time.
        look_s: Seconds between looks at the database.
    """

    post: Post
    courier: Courier
    answer: Answering
    channels: Mapping[str, Messenger]
    clock: Callable[[], float]
    at_once: int = 64
    look_s: float = LOOK_S
    _called: asyncio.Event = field(default_factory=asyncio.Event)
    _serving: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _stopping: bool = False

    def call(self) -> None:
        """Say that something was written down just now."""
        self._called.set()

    async def run(self) -> None:
        """Serve until cancelled; then let what is under way end."""
        try:
            while True:
                self._called.clear()
                try:
                    await self._begin()
                except StoreUnavailable:
                    _log.exception("The post cannot be read; tried again.")
                with suppress(TimeoutError):
                    async with asyncio.timeout(self.look_s):
                        await self._called.wait()
        finally:
            await self._stop()

    async def _begin(self) -> None:
        """Begin to serve as many conversations as there is room for."""
        room = self.at_once - len(self._serving)
        if room <= 0:
            return
        leases = self.post.leases
        now = self.clock()
        for conversation in await to_its_end(leases.due, now, most=room):
            if conversation in self._serving:
                continue
            if await to_its_end(leases.take, conversation, now):
                task = asyncio.create_task(self._serve(conversation))
                self._serving[conversation] = task
                task.add_done_callback(partial(self._over, conversation))

    def _over(self, conversation: str, _: asyncio.Task[None]) -> None:
        del self._serving[conversation]
        self.call()  # there is room again

    async def _serve(self, conversation: str) -> None:
        """Do all that waits in ``conversation``, which this process has."""
        try:
            async with keeping(self.post.leases, conversation, self.clock):
                while not await self._served(conversation):
                    pass
        except LeaseLost as error:
            _log.warning("%s", error)
        except StoreUnavailable as error:
            _log.warning("A conversation was left, and is taken up again soon: %s", error)
            await asyncio.sleep(self.look_s)  # if the database is back by then, nobody need wait
            await asyncio.to_thread(self.post.leases.let_go, conversation)
        except Exception:  # the last resort: one conversation's trouble is nobody else's
            _log.exception("A conversation was left; tried again when its lease has run out.")

    async def _served(self, conversation: str) -> bool:
        """Do what waits until nothing does, or until later; then give the conversation back."""
        leases = self.post.leases
        seen = await asyncio.to_thread(leases.seen, conversation)
        due = await self._work(conversation)
        return await asyncio.to_thread(leases.release, conversation, seen, due)

    async def _work(self, conversation: str) -> float | None:
        """Send and answer; return when to go on, ``None`` when nothing waits."""
        answered = 0
        while step := await asyncio.to_thread(self.post.step, conversation, self.clock()):
            if isinstance(step, Letter):
                if answered >= IN_A_ROW and not self._stopping:
                    await asyncio.sleep(PACE_S)
                if self._stopping:  # the rest of a line is for whoever comes next
                    return self.clock()
                await self._reply(step)
                answered += 1
            elif (due := await self._send(step)) is not None:
                return due
        return None

    async def _send(self, parcel: Parcel) -> float | None:
        channel = self.channels.get(parcel.channel)
        if channel is None:  # switched off in the settings since
            await asyncio.to_thread(self.post.end, parcel, "refused", self.clock(), "no channel")
            return None
        return await self.courier.deliver(parcel, channel)

    async def _reply(self, letter: Letter) -> None:
        channel = self.channels.get(letter.arrival.incoming.channel)
        if channel is None:
            await asyncio.to_thread(self.post.answered, letter, [], self.clock())
            return
        async with channel.busy(letter.arrival.address):
            answer = await self.answer(await self._meant(letter))
        parts = compose(answer, channel.form)
        await asyncio.to_thread(self.post.answered, letter, parts, self.clock())

    async def _meant(self, letter: Letter) -> Incoming:
        """Return the message with the button that it presses, if it does."""
        incoming = letter.arrival.incoming
        if incoming.key is not None:
            payload = await asyncio.to_thread(self.post.meant, letter, incoming.key)
            return replace(incoming, text=None, pressed=payload or "", key=None)
        if incoming.text is None or not self.channels[incoming.channel].form.by_number:
            return incoming
        choices = await asyncio.to_thread(self.post.choices, letter)
        number = chosen(incoming.text, len(choices)) if choices else None
        if number is None:
            return incoming
        return replace(incoming, text=None, pressed=choices[number - 1])

    async def _stop(self) -> None:
        """Let what is under way end, and leave the rest to whoever comes next."""
        self._stopping = True
        tasks = list(self._serving.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=STOP_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        with suppress(StoreUnavailable):
            await asyncio.to_thread(self.post.leases.give_up_all)
