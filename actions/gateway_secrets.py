"""Redeems what a citizen typed as a secret: once, over the gateway's internal interface."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import httpx
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

_log = logging.getLogger(__name__)
HEADER = "X-Internal-Secret"
_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # compared with, never bound to


class GatewayAddress(BaseSettings):
    """The gateway's own settings, as far as they say where it listens and what opens it."""

    model_config = SettingsConfigDict(
        env_prefix="BOT_", env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    host: str = "127.0.0.1"
    port: int = 8000
    keys_dir: Path = Path("var/keys")
    internal_secret: SecretStr | None = Field(default=None, min_length=32)

    @property
    def url(self) -> str:
        """Where this machine reaches the gateway."""
        host = "127.0.0.1" if self.host in _EVERYWHERE else self.host
        return f"http://{host}:{self.port}"

    def key(self) -> str:
        """Return what the gateway wants to be shown.

        Raises:
            OSError: It is in no setting, and the gateway has not written its file.
        """
        if self.internal_secret is not None:
            return self.internal_secret.get_secret_value()
        return (self.keys_dir / "internal_secret").read_text(encoding="ascii").strip()


class GatewaySecrets:
    """The secrets of this hour's turns, at the gateway."""

    def __init__(self, client: httpx.Client, key: Callable[[], str]) -> None:
        """Ask over ``client``, and show ``key()``, read anew each time."""
        self._client = client
        self._key = key

    def redeem(self, turn_id: str) -> str | None:
        """Return the secret of a turn; ``None`` when it is gone or the gateway cannot be asked."""
        try:
            answer = self._client.get(f"/internal/secret/{turn_id}", headers={HEADER: self._key()})
            if answer.status_code == httpx.codes.NOT_FOUND:
                return None
            answer.raise_for_status()
            return str(answer.json()["secret"])
        except (httpx.HTTPError, OSError, ValueError, KeyError) as error:
            _log.error("A secret could not be redeemed: %s", type(error).__name__)
            return None
