"""Takes in what officers have approved: asked of their pages, kept for the next start."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from dossiers.gateway import HEADER, GatewayAddress
from knowledge_base.learned import Overlay
from knowledge_base.service import KnowledgeBase
from knowledge_base.settings import KnowledgeBaseSettings

_log = logging.getLogger(__name__)
PATH = "/internal/learned"
TIMEOUT_S = 5.0
_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # compared with, never bound to


class StaffAddress(BaseSettings):
    """The officers' pages' own settings, as far as they say where they are."""

    model_config = SettingsConfigDict(env_prefix="STAFF_", env_file=".env", extra="ignore")

    host: str = "127.0.0.1"
    port: int = 8001

    @property
    def url(self) -> str:
        """Where this machine reaches the pages."""
        host = "127.0.0.1" if self.host in _EVERYWHERE else self.host
        return f"http://{host}:{self.port}"


@dataclass
class Learner:
    """Lets a knowledge base learn what is new; in one thread at a time.

    Attributes:
        settings: Where what was learnt last is kept.
        client: Speaks with the officers' pages.
        key: Gives the secret of our own processes.
    """

    settings: KnowledgeBaseSettings
    client: httpx.Client
    key: Callable[[], str]
    _version: str = field(default="", init=False)
    _told: bool = field(default=True, init=False)

    def learn(self, kb: KnowledgeBase) -> None:
        """Let ``kb`` learn what was approved; when the pages are away, what was known before."""
        overlay = self._asked()
        if overlay is None:
            overlay = None if self._version else self._kept()
        elif overlay.version != self._version:
            self._keep(overlay)
        if overlay is not None and overlay.version != self._version:
            kb.learn(overlay.phrases)
            self._version = overlay.version
            _log.info("Learnt %d phrases.", len(overlay.phrases))

    def _asked(self) -> Overlay | None:
        try:
            answer = self.client.get(PATH, headers={HEADER: self.key()})
            answer.raise_for_status()
            found = Overlay.model_validate_json(answer.content)
        except (OSError, httpx.HTTPError, ValidationError) as error:
            if self._told:  # once, not three times a minute
                _log.warning("What was taught cannot be asked for: %s", type(error).__name__)
            self._told = False
            return None
        self._told = True
        return found

    def _kept(self) -> Overlay | None:
        path = self.settings.learned_file
        try:
            return Overlay.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            _log.error("%s cannot be read: %s", path, type(error).__name__)
            return None

    def _keep(self, overlay: Overlay) -> None:
        path = self.settings.learned_file
        draft = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(overlay.model_dump_json(), encoding="utf-8")
            draft.replace(path)
        except OSError as error:
            _log.warning("%s is not kept: %s", path, error.strerror)


def open_learner(settings: KnowledgeBaseSettings) -> Learner:
    """Return what learns from the pages of ``settings``."""
    url = settings.learned_url or StaffAddress().url
    client = httpx.Client(base_url=url, timeout=TIMEOUT_S, trust_env=False)
    return Learner(settings, client, GatewayAddress().key)
