"""What the pages work with, opened once by `staff.app`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment
from sqlalchemy import Engine

from staff.accounts import Accounts
from staff.figures.source import FigureSource
from staff.gateway import Gateway
from staff.metrics import StaffMetrics
from staff.sessions import Sessions
from staff.settings import StaffSettings
from staff.throttle import Throttle

if TYPE_CHECKING:
    from knowledge_base.search.encoders import Encoder
    from knowledge_base.service import KnowledgeBase


@dataclass(frozen=True)
class Services:
    """What the pages work with.

    Attributes:
        kb: The knowledge base of this process, opened at the first call.
        figures: Dossiers, as far as figures count them.
        gateway: The gateway's internal interface.
        key: Signs the token of the form to sign in.
        clock: Seconds since 1970.
        metrics: What Prometheus reads.
        encoder: Reads messages to learn from, opened at the first call.
        ours: Says whether what was shown is the secret of our own processes.
    """

    settings: StaffSettings
    engine: Engine
    accounts: Accounts
    sessions: Sessions
    throttle: Throttle
    templates: Environment
    kb: Callable[[], KnowledgeBase]
    figures: FigureSource
    gateway: Callable[[], Gateway]
    key: bytes
    clock: Callable[[], float]
    metrics: StaffMetrics
    encoder: Callable[[], Encoder]
    ours: Callable[[str], bool]
