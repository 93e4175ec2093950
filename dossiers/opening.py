"""Puts the desk together as the settings say: one line here for each source."""

from __future__ import annotations

import time

from dossiers.database import exists, open_database
from dossiers.desk import Desk
from dossiers.factors import Hasher
from dossiers.keys import keep_key
from dossiers.people import People
from dossiers.settings import DossierSettings
from dossiers.source import DossierSource
from dossiers.sources.sql import SqlSource


def open_desk(settings: DossierSettings) -> Desk:
    """Return the desk; closed when no source is connected, and then nothing is made on disk.

    Raises:
        KeyUnusable: The key that hashes personal numbers cannot be used.
        SourceUnavailable: Our own database cannot be opened.
        BadSettings: A remote source is configured by halves.
    """
    remote = _remote_sources(settings)
    if not remote and not exists(settings.database_url):
        return Desk(settings, [], None, clock=time.time)
    engine = open_database(settings.database_url)
    hasher = Hasher(keep_key(settings.key, settings.key_file))
    own = SqlSource(engine, hasher, time_limit_s=settings.answer_after_s)
    return Desk(settings, [own, *remote], People(engine, hasher), clock=time.time)


def _remote_sources(settings: DossierSettings) -> list[DossierSource]:
    """Return the remote sources that the settings name, provincial before national."""
    return []
