"""Where the gateway is, and what opens its internal interface."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

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
