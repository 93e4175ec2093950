"""Puts the desk together as the settings say: one line here for each source."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import datetime

import httpx
from sqlalchemy import Engine

from dossiers.calendar import VIETNAM, vietnam
from dossiers.covering import read_prefixes
from dossiers.database import exists, open_database
from dossiers.desk import Desk
from dossiers.errors import BadSettings
from dossiers.factors import Hasher
from dossiers.gateway import GatewayAddress
from dossiers.keys import keep_key
from dossiers.notices.counter import Counter
from dossiers.notices.followings import Followings
from dossiers.notices.handing import GatewayDesk
from dossiers.notices.pending import Pending
from dossiers.notices.watcher import CLAIM_S, Watcher
from dossiers.people import People
from dossiers.remote import Breaker, Caller, Remembered
from dossiers.settings import DossierSettings
from dossiers.source import DossierSource
from dossiers.sources.demonstration import DemonstrationSource
from dossiers.sources.igate import IgateSource
from dossiers.sources.national import NationalAccess, NationalSource
from dossiers.sources.sql import SqlSource


@dataclass(frozen=True)
class Office:
    """What looks at dossiers: our database, our key, and the sources, the preferred first."""

    engine: Engine
    hasher: Hasher
    sources: tuple[DossierSource, ...]


def open_office(settings: DossierSettings) -> Office | None:
    """Return the office; ``None`` when no source is connected, and then nothing is made on disk.

    Raises:
        KeyUnusable: The key that hashes personal numbers cannot be used.
        SourceUnavailable: Our own database cannot be opened.
        BadSettings: A remote source is configured by halves.
    """
    if settings.demo:
        return _demonstration(settings)
    if not (settings.igate_url or settings.national_url or exists(settings.database_url)):
        return None
    hasher = Hasher(keep_key(settings.key, settings.key_file))
    remote = _remote_sources(settings, hasher)
    engine = open_database(settings.database_url)
    own = SqlSource(
        engine,
        hasher,
        time_limit_s=settings.answer_after_s,
        look_every_s=settings.watch_every_s,
    )
    return Office(engine, hasher, (own, *remote))


def open_desk(settings: DossierSettings) -> Desk:
    """Return the desk; closed when no source is connected.

    Raises:
        DossierError: As `open_office`.
    """
    office = open_office(settings)
    if office is None:
        return Desk(settings, [], None, clock=time.time)
    people = People(office.engine, office.hasher)
    counter = Counter(
        Followings(office.engine),
        people,
        office.sources,
        office.hasher,
        follow_days=settings.follow_days,
        clock=time.time,
    )
    return Desk(settings, office.sources, people, counter, clock=time.time)


def open_watcher(settings: DossierSettings) -> Watcher | None:
    """Return a watcher; ``None`` when there is nothing to watch yet.

    Raises:
        DossierError: As `open_office`.
    """
    office = open_office(settings)
    if office is None:
        return None
    address = GatewayAddress()
    client = httpx.Client(
        base_url=settings.gateway_url or address.url, timeout=5.0, trust_env=False
    )
    return Watcher(
        Followings(office.engine),
        Pending(office.engine),
        office.sources,
        office.hasher,
        GatewayDesk(client, address.key),
        vietnam(),
        clock=time.time,
        now=_now,
        claim_s=min(CLAIM_S, max(1.0, settings.watch_every_s)),
    )


def _demonstration(settings: DossierSettings) -> Office:
    """Return an office that shows invented dossiers and no others."""
    hasher = Hasher(keep_key(settings.key, settings.key_file))
    engine = open_database(settings.database_url)
    return Office(engine, hasher, (DemonstrationSource(vietnam(), _now),))


def _remote_sources(settings: DossierSettings, hasher: Hasher) -> list[DossierSource]:
    """Return the remote sources that the settings name, provincial before national."""
    sources: list[DossierSource] = []
    if settings.igate_url:
        sources.append(_igate(settings, hasher))
    if settings.national_url:
        sources.append(_national(settings, hasher))
    return sources


def _igate(settings: DossierSettings, hasher: Hasher) -> IgateSource:
    covers = read_prefixes(settings.igate_covers)
    if not covers:
        raise BadSettings("DOSSIERS_IGATE_URL is set: say in DOSSIERS_IGATE_COVERS whose it is.")
    token = settings.igate_token.get_secret_value() if settings.igate_token else None
    return IgateSource(
        _caller(settings, settings.igate_url),
        _remembered(settings),
        hasher,
        _now,
        name=settings.igate_name,
        path=settings.igate_path,
        token=token,
        covers=covers,
    )


def _national(settings: DossierSettings, hasher: Hasher) -> NationalSource:
    password = settings.national_password
    wanted = (settings.national_username, settings.national_dstcode, settings.national_unit)
    if password is None or not all(wanted):
        raise BadSettings(
            "DOSSIERS_NATIONAL_URL is set: DOSSIERS_NATIONAL_USERNAME, …_PASSWORD, …_DSTCODE and "
            "…_UNIT are needed too."
        )
    access = NationalAccess(
        auth_path=settings.national_auth_path,
        path=settings.national_path,
        username=settings.national_username,
        password=password.get_secret_value,
        dstcode=settings.national_dstcode,
        unit=settings.national_unit,
        covers=read_prefixes(settings.national_covers),
    )
    caller = _caller(settings, settings.national_url)
    every_s = settings.watch_remote_every_s
    remembered = _remembered(settings)
    return NationalSource(caller, access, remembered, hasher, _now, look_every_s=every_s)


def _caller(settings: DossierSettings, url: str) -> Caller:
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs every address it asks
    limit_s = settings.remote_timeout_s
    client = httpx.Client(base_url=url, timeout=limit_s, follow_redirects=False)
    return Caller(client, Breaker(), limit_s)


def _remembered(settings: DossierSettings) -> Remembered:
    return Remembered(
        fresh_s=settings.cache_fresh_s, stale_s=settings.cache_stale_s, clock=time.monotonic
    )


def _now() -> datetime:
    return datetime.now(VIETNAM)
