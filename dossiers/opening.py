"""Puts the desk together as the settings say: one line here for each source."""

from __future__ import annotations

import logging
import time
from datetime import datetime

import httpx

from dossiers.calendar import VIETNAM
from dossiers.covering import read_prefixes
from dossiers.database import exists, open_database
from dossiers.desk import Desk
from dossiers.errors import BadSettings
from dossiers.factors import Hasher
from dossiers.keys import keep_key
from dossiers.people import People
from dossiers.remote import Breaker, Caller, Remembered
from dossiers.settings import DossierSettings
from dossiers.source import DossierSource
from dossiers.sources.igate import IgateSource
from dossiers.sources.national import NationalAccess, NationalSource
from dossiers.sources.sql import SqlSource


def open_desk(settings: DossierSettings) -> Desk:
    """Return the desk; closed when no source is connected, and then nothing is made on disk.

    Raises:
        KeyUnusable: The key that hashes personal numbers cannot be used.
        SourceUnavailable: Our own database cannot be opened.
        BadSettings: A remote source is configured by halves.
    """
    if not (settings.igate_url or settings.national_url or exists(settings.database_url)):
        return Desk(settings, [], None, clock=time.time)
    hasher = Hasher(keep_key(settings.key, settings.key_file))
    remote = _remote_sources(settings, hasher)
    engine = open_database(settings.database_url)
    own = SqlSource(engine, hasher, time_limit_s=settings.answer_after_s)
    return Desk(settings, [own, *remote], People(engine, hasher), clock=time.time)


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
    return NationalSource(caller, access, _remembered(settings), hasher, _now)


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
