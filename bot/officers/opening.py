"""Finds the officers' pages, and opens what asks them."""

from __future__ import annotations

import httpx
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import Engine

from bot.keys import Pseudonyms, keep_key
from bot.officers.asking import Officers
from bot.officers.links import Links
from bot.sealing import Seal
from bot.settings import BotSettings

_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # compared with, never bound to


class StaffAddress(BaseSettings):
    """The officers' pages' own settings, as far as they say where these listen."""

    model_config = SettingsConfigDict(
        env_prefix="STAFF_", env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    host: str = "127.0.0.1"
    port: int = 8001

    @property
    def url(self) -> str:
        """Where this machine reaches the pages."""
        host = "127.0.0.1" if self.host in _EVERYWHERE else self.host
        return f"http://{host}:{self.port}"


def open_officers(
    settings: BotSettings, engine: Engine, seal: Seal, pseudonyms: Pseudonyms
) -> Officers:
    """Return what takes officers' turns; `Officers.close` lets go of it.

    Raises:
        KeyUnusable: The internal secret cannot be read or kept.
    """
    secret = keep_key(settings.internal_secret, settings.keys_dir / "internal_secret")
    url = settings.staff_url or StaffAddress().url
    client = httpx.AsyncClient(base_url=url, trust_env=False)  # ours; no proxy stands between
    return Officers(Links(engine, seal, pseudonyms), client, secret)
