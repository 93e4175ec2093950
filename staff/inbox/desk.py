"""Asks the gateway for conversations, and acts on them; each act is in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from staff.ask import Ask
from staff.audit import note
from staff.database import transaction
from staff.errors import GatewayRefusal, GatewayUnavailable, Refused
from staff.inbox.threads import Queue, Thread, Unit, Units
from staff.inbox.words import refusal
from staff.roles import Account, Role

BASE = "/internal/inbox"
Told = TypeVar("Told", bound=BaseModel)


def scope(account: Account) -> str | None:
    """Return the only unit whose conversations ``account`` may see; ``None``: all."""
    return None if account.role is Role.ADMIN else account.unit


def params(account: Account) -> dict[str, str]:
    """Return the parameters that keep an answer of the gateway to what ``account`` may see."""
    unit = scope(account)
    return {} if unit is None else {"unit": unit}


def queue(ask: Ask) -> Queue:
    """Return what waits and what is being answered."""
    return _told(Queue, ask.services.gateway().get(BASE, params(ask.officer)))


def thread(ask: Ask) -> Thread:
    """Return the conversation that the address names, with all that was said.

    Raises:
        Refused: There is none that the account may see.
    """
    path = f"{BASE}/threads/{number(ask)}"
    try:
        return _told(Thread, ask.services.gateway().get(path, params(ask.officer)))
    except GatewayRefusal as error:
        raise refusal(error) from error


def units(ask: Ask) -> tuple[Unit, ...]:
    """Return the units that have an inbox."""
    return _told(Units, ask.services.gateway().get(f"{BASE}/units")).units


def act(ask: Ask, do: str, detail: str = "", **more: str) -> Mapping[str, object]:
    """Have the gateway ``do`` it to the conversation of the address, and write that down.

    What fails is not in the trail; what is done is, or is not done.

    Raises:
        GatewayRefusal: It cannot be done any more.
    """
    me, id_ = ask.officer, number(ask)
    who = {"name": me.name, "display": me.display, "unit": scope(me)}
    body = {**who, "leads": me.role is not Role.OFFICER, **more}
    with transaction(ask.services.engine) as connection:
        note(connection, me, f"thread_{do}", f"thread {id_}", ask.now, detail)
        done = ask.services.gateway().post(f"{BASE}/threads/{id_}/{do}", body)
    if not isinstance(done, dict):
        raise GatewayUnavailable("The gateway's answer is not of its form.")
    return done


def number(ask: Ask) -> int:
    """Return the number in the address; raises `Refused` when it is none."""
    id_ = ask.path("id")
    if not (id_.isascii() and id_.isdecimal() and len(id_) <= 18):
        raise Refused("Không có cuộc trò chuyện này.", 404)
    return int(id_)


def _told(shape: type[Told], said: object) -> Told:
    try:
        return shape.model_validate(said)
    except ValidationError as error:
        raise GatewayUnavailable("What the gateway tells is not of its form.") from error
