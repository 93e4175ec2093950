"""Opens what actions need, once a process. Module-level functions, so that actions pickle."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import httpx
from pydantic import ValidationError

from actions.dossier_talk import DossierTalk
from actions.gateway_secrets import GatewaySecrets
from actions.learner import Learner, open_learner
from actions.local_service import LocalService
from dossiers.calendar import WorkingDays, vietnam
from dossiers.desk import Desk
from dossiers.errors import BadSettings
from dossiers.gateway import GatewayAddress
from dossiers.opening import open_desk
from dossiers.settings import DossierSettings
from knowledge_base.errors import BadProcedureFile, KnowledgeBaseError
from knowledge_base.local.loading import load_units
from knowledge_base.local.models import UnitService
from knowledge_base.opening import open_knowledge_base
from knowledge_base.service import KnowledgeBase
from knowledge_base.settings import KnowledgeBaseSettings

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
RETRY_AFTER_S = 60.0
"""Seconds for which a failure to open is remembered: trying takes long, and citizens wait."""


@dataclass
class Opened:
    """What opening the knowledge base came to."""

    kb: KnowledgeBase | None = None
    error: KnowledgeBaseError | None = None
    tried_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


@cache
def _opened() -> Opened:
    return Opened()


def knowledge_base() -> KnowledgeBase:
    """Return the knowledge base of this process; raises `KnowledgeBaseError` when unusable."""
    opened = _opened()
    with opened.lock:
        if opened.kb is not None:
            return opened.kb
        if opened.error is None or time.monotonic() - opened.tried_at > RETRY_AFTER_S:
            try:
                opened.kb = open_knowledge_base(KnowledgeBaseSettings())
                return opened.kb
            except KnowledgeBaseError as error:
                opened.error = error
                opened.tried_at = time.monotonic()
        raise opened.error


@cache
def learner() -> Learner:
    """Return what takes in the phrases that officers have approved."""
    return open_learner(KnowledgeBaseSettings())


def learn() -> None:
    """Take in what officers have approved since the last time; a failure is logged."""
    try:
        learner().learn(knowledge_base())
    except KnowledgeBaseError as error:
        logging.getLogger(__name__).error("Nothing is learnt: %s", error)


@dataclass
class OpenedDesk:
    """The desk of this process, and when it was looked for."""

    desk: Desk | None = None
    tried_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


@cache
def _opened_desk() -> OpenedDesk:
    return OpenedDesk()


def dossier_desk() -> Desk:
    """Return the desk of this process; a closed one is looked at again after a minute.

    Raises `DossierError` when it is configured but cannot be opened.
    """
    opened = _opened_desk()
    with opened.lock:
        old = time.monotonic() - opened.tried_at > RETRY_AFTER_S
        if opened.desk is None or (old and not opened.desk.is_open):
            try:
                opened.desk = open_desk(DossierSettings())
            except ValidationError as error:
                raise BadSettings(f"DOSSIERS_… settings: {error}") from error
            opened.tried_at = time.monotonic()
        return opened.desk


@cache
def working_days() -> WorkingDays:
    """Return the working days of Vietnam."""
    return vietnam()


@cache
def gateway_secrets() -> GatewaySecrets:
    """Return where secrets that citizens typed are redeemed."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs every address it asks
    address = GatewayAddress()
    client = httpx.Client(
        base_url=DossierSettings().gateway_url or address.url, timeout=1.0, trust_env=False
    )
    return GatewaySecrets(client, address.key)


def redeem(turn_id: str) -> str | None:
    """Return the secret of a turn, once."""
    return gateway_secrets().redeem(turn_id)


def dossier_talk() -> DossierTalk:
    """Return what leads the talk about dossiers; opens nothing yet."""
    return DossierTalk(dossier_desk, redeem, now, working_days)


@cache
def _units() -> Mapping[str, UnitService]:
    try:
        return load_units(KnowledgeBaseSettings().units_dir)
    except BadProcedureFile as error:  # one unit's mistake must not silence everybody
        logging.getLogger(__name__).error("No unit's own rules are told: %s", error)
        return {}


def local_service() -> LocalService:
    """Return what the units offer on their own; nothing when a file of theirs is broken."""
    return LocalService(_units(), now, lambda day: working_days().is_working(day))


def now() -> datetime:
    """Return the present time in Vietnam."""
    return datetime.now(VIETNAM)


def today() -> date:
    """Return the present day in Vietnam."""
    return datetime.now(VIETNAM).date()
