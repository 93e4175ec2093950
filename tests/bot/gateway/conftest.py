from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.around import Around
from bot.asking import Asking
from bot.erasure import Erasure
from bot.gateway import Gateway
from bot.handover.citizens import Citizens
from bot.handover.counter import Counter
from bot.keys import Pseudonyms
from bot.limits import RateLimit
from bot.officers.opening import open_officers
from bot.ratings import Ratings
from bot.sealing import Seal
from bot.settings import BotSettings
from bot.store import Store
from bot.trackers import Trackers
from bot.turn_log import TurnLog, turn_logger
from bot.units import Unit, Units
from bot.vault import Vault
from tests.bot.fakes import Clock, FakeDialogue


@pytest.fixture
def gateway(settings: BotSettings, dialogue: FakeDialogue, clock: Clock) -> Iterator[Gateway]:
    seal = Seal("s" * 32)
    store = Store.open(settings.database_url, seal=seal)
    units = Units([Unit(id="xa-mau", name="UBND xã Mẫu", hotline="0240000000")])
    trackers = Trackers.at(settings.tracker_store)
    vault = Vault(clock=clock)
    asking = Asking(settings, dialogue, vault, units=units, trackers=trackers)
    made = Gateway(
        settings=settings,
        asking=asking,
        store=store,
        erasure=Erasure(store, Trackers.at(settings.tracker_store)),
        pseudonyms=Pseudonyms("k" * 32),
        limit=RateLimit(burst=1000, per_hour=10_000, clock=clock),
        log=TurnLog(turn_logger(settings.turn_log)),
        around=Around(Ratings(store.engine)),
        counter=Counter(Citizens(store.engine, seal), units, trackers, asking.leave_form),
        officers=open_officers(settings, store.engine, seal, Pseudonyms("k" * 32)),
        clock=clock,
    )
    yield made
    made.erasure.close()
    made.log.close()
