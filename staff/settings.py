"""Settings of the officers' pages, each the variable ``STAFF_<NAME>``; built by the caller."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class StaffSettings(BaseSettings):
    """Where the pages are served, where their data lies, and how accounts are guarded."""

    model_config = SettingsConfigDict(
        env_prefix="STAFF_", env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8001, ge=0, le=65535, description="Port to listen on.")
    public_url: str = Field(
        default="",
        description="Where officers open the pages, such as `https://canbo.example.vn`; with "
        "`https` the cookies are sent over encrypted connections only.",
    )
    trusted_proxies: str = Field(
        default="127.0.0.1,::1",
        description="Addresses and networks of the proxies in front of the pages, parted by "
        "commas, whose `X-Forwarded-For` is believed; a proxy elsewhere must stand here, else "
        "all officers share its address and its limit of failed sign-ins.",
    )
    database_url: str = Field(
        default="sqlite:///var/staff.sqlite3",
        description="Accounts, sessions, the audit trail and proposals; "
        "`postgresql+psycopg://…` for PostgreSQL.",
    )
    key: SecretStr | None = Field(
        default=None,
        min_length=32,
        description="Signs the forms' tokens before one is signed in; unset: made once and kept "
        "in the key file.",
    )
    key_file: Path = Field(
        default=Path("var/keys/staff_key"), description="Where a key made by us is kept."
    )
    gateway_url: str = Field(
        default="", description="The gateway; empty: as BOT_HOST and BOT_PORT say."
    )
    gateway_timeout_s: float = Field(
        default=5.0, gt=0, description="Seconds to wait for the gateway."
    )
    learned_file: Path = Field(
        default=Path("var/learned.jsonl"),
        description="Where the phrases that are approved stand, one JSON line each, for "
        "`make eval`.",
    )
    session_idle_h: float = Field(
        default=2.0, gt=0, description="Hours without a request after which one signs in again."
    )
    session_max_h: float = Field(
        default=12.0, gt=0, description="Hours after which one signs in again in any case."
    )
    login_failures: int = Field(
        default=5,
        ge=1,
        description="Failed sign-ins of one account in 15 minutes after which it must wait.",
    )
    login_failures_address: int = Field(
        default=30,
        ge=1,
        description="Failed sign-ins from one network address in 15 minutes after which it must "
        "wait.",
    )
    max_body_bytes: int = Field(
        default=16_777_216, ge=65_536, description="Longest request body, in bytes."
    )

    figure_units_file: Path | None = Field(
        default=None,
        description="Tree of units for the figures (YAML, docs/figures.md); unset: by the "
        "agencies' codes.",
    )
    figure_targets_file: Path | None = Field(
        default=None,
        description="Targets with the decisions that set them (YAML, docs/figures.md); unset: "
        "no figure has a target.",
    )

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, proxies: str) -> str:
        """Refuse what is no address: uvicorn would silently believe nobody, or everybody."""
        for one in proxies.split(","):
            if one.strip():
                ip_network(one.strip())
        return proxies

    @property
    def secure_cookies(self) -> bool:
        """Whether the browser must send cookies over encrypted connections only."""
        return self.public_url.startswith("https://")
