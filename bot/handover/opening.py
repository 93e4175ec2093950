"""Puts the hand-over's routes together."""

from __future__ import annotations

from starlette.routing import BaseRoute

from bot.delivery.office import PostOffice
from bot.door import Door
from bot.gateway import Gateway
from bot.handover.desk import Desk
from bot.handover.metrics import OfHandovers
from bot.handover.reading import Reading
from bot.handover.routes import handover_routes
from bot.handover.sending import Sending
from bot.handover.teaching import Teaching
from bot.handover.watching import Watcher
from bot.handover.web import poll_limit, thread_routes
from bot.sealing import seal_of


def officer_routes(
    gateway: Gateway, office: PostOffice, door: Door, internal_secret: str
) -> list[BaseRoute]:
    """Return what officers' pages and the web page ask of hand-overs."""
    engine, seal, units = gateway.store.engine, seal_of(gateway.settings), gateway.asking.units
    worker = office.worker
    forms = {name: channel.form for name, channel in worker.channels.items()}
    desk = Desk(engine, Sending(seal, forms), units, gateway.clock, worker.call)
    gateway.metrics.registry.register(OfHandovers(engine, gateway.clock))
    reading = Reading(engine, seal, units)
    learning = gateway.learning
    taught = Teaching(engine, seal, learning.keep).answered if learning else None
    pages = handover_routes(desk, reading, Watcher(reading.marks), internal_secret, taught)
    of_sender = gateway.pseudonyms.of_sender
    citizens = gateway.counter.citizens
    return [*pages, *thread_routes(citizens, door, of_sender, poll_limit())]
