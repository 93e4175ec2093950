"""The interface of the officers' pages to hand-overs: our secret in a header, and JSON."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.errors import HandoverRefused, StoreUnavailable
from bot.handover.desk import Desk, Officer
from bot.handover.reading import Reading
from bot.handover.watching import Watcher
from bot.internal import Handler, guarded
from bot.platform import body_of

MOST_BYTES = 40_000
LONGEST = 3000
_STATUS = {"gone": 404, "no_inbox": 400}
_UNIT = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Act(BaseModel):
    """Who acts, as the officers' pages have made sure.

    Attributes:
        unit: The account's; ``None``: the account sees all units.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=40)
    display: str = Field(default="", max_length=80)
    unit: str | None = Field(pattern=_UNIT, max_length=40)
    leads: bool = False

    @property
    def officer(self) -> Officer:
        """The officer."""
        return Officer(self.name, self.display, self.unit, self.leads)


class Say(Act):
    """An answer; the same ``key`` is said once."""

    text: str = Field(min_length=1, max_length=LONGEST)
    key: str = Field(min_length=8, max_length=64)


class PassOn(Act):
    """Another unit."""

    to: str = Field(pattern=_UNIT, max_length=40)


Asked = TypeVar("Asked", bound=Act)


def handover_routes(
    desk: Desk,
    reading: Reading,
    watcher: Watcher,
    internal_secret: str,
    answered: Callable[[int, float], None] | None = None,
) -> Sequence[BaseRoute]:
    """Return ``/internal/inbox…``; ``answered`` hears of each answer.

    403 without the secret; 400 what is not of its form; 404 what is not there, or another unit's;
    409 ``{"error": reason, "who": …}`` what cannot be done any more; 503 without the database.
    """

    def guard(handler: Handler) -> Handler:
        return guarded(_told(handler), internal_secret)

    async def queue(request: Request) -> Response:
        unit = request.query_params.get("unit")
        threads = await asyncio.to_thread(reading.queue, unit)
        return JSONResponse({"now": desk.clock(), "threads": threads})

    async def units(_: Request) -> Response:
        named = [{"id": one.id, "name": one.name} for one in desk.units if one.inbox]
        return JSONResponse({"units": named})

    async def events(request: Request) -> Response:
        stream = watcher.events(request.query_params.get("unit"))
        return StreamingResponse(stream, media_type="text/event-stream")

    async def thread(request: Request) -> Response:
        officer = Officer("", "", request.query_params.get("unit"))
        found = await asyncio.to_thread(reading.thread, _id(request), officer)
        return JSONResponse({"now": desk.clock()} | found)

    async def answer(request: Request) -> Response:
        say = await _read(Say, request)
        done = await asyncio.to_thread(desk.answer, _id(request), say.officer, say.text, say.key)
        if done and answered is not None:
            await asyncio.to_thread(answered, _id(request), desk.clock())
        return JSONResponse({"done": done})

    async def pass_on(request: Request) -> Response:
        act = await _read(PassOn, request)
        await asyncio.to_thread(desk.pass_on, _id(request), act.officer, act.to)
        return JSONResponse({"done": True})

    async def contact(request: Request) -> Response:
        act = await _read(Act, request)
        told = await asyncio.to_thread(reading.contact, _id(request), act.officer)
        return JSONResponse({"contact": told})

    base = "/internal/inbox"
    one = base + "/threads/{id:int}"
    posts = {
        "claim": _acting(desk.claim),
        "answer": answer,
        "pass": pass_on,
        "end": _acting(desk.end),
        "contact": contact,
    }
    return [
        Route(base, guard(queue)),
        Route(f"{base}/units", guard(units)),
        Route(f"{base}/events", guard(events)),
        Route(one, guard(thread)),
        *(Route(f"{one}/{name}", guard(do), methods=["POST"]) for name, do in posts.items()),
    ]


def _told(handler: Handler) -> Handler:
    """Return ``handler`` with its failures said as statuses."""

    async def told(request: Request) -> Response:
        try:
            return await handler(request)
        except HandoverRefused as error:
            said = {"error": error.reason, "who": error.who}
            return JSONResponse(said, status_code=_STATUS.get(error.reason, 409))
        except ValidationError:
            return JSONResponse({"error": "not of its form"}, status_code=400)
        except StoreUnavailable:
            return JSONResponse({"error": "again"}, status_code=503)

    return told


def _acting(do: Callable[[int, Officer], object]) -> Handler:
    """Return the handler of what an officer does to a thread, and nothing more is said of."""

    async def act(request: Request) -> Response:
        asked = await _read(Act, request)
        await asyncio.to_thread(do, _id(request), asked.officer)
        return JSONResponse({"done": True})

    return act


async def _read(shape: type[Asked], request: Request) -> Asked:
    return shape.model_validate_json(await body_of(request, MOST_BYTES))


def _id(request: Request) -> int:
    found: int = request.path_params["id"]
    if found >= 2**63:
        raise HandoverRefused("gone")
    return found
