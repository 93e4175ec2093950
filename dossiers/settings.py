"""Settings of the dossiers, each the variable ``DOSSIERS_<NAME>``; built by the caller."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class DossierSettings(BaseSettings):
    """Where dossiers come from, and who may see one."""

    model_config = SettingsConfigDict(
        env_prefix="DOSSIERS_",
        env_file=".env",
        extra="ignore",
        hide_input_in_errors=True,
    )

    database_url: str = Field(
        default="sqlite:///var/dossiers.sqlite3",
        description="Imported dossiers, consents, tries and the log of look-ups; "
        "`postgresql+psycopg://…` for PostgreSQL.",
    )
    key: SecretStr | None = Field(
        default=None,
        min_length=32,
        description="Hashes personal numbers; unset: made once and kept in the key file. "
        "With another key, imported dossiers must be imported again.",
    )
    key_file: Path = Field(
        default=Path("var/keys/dossiers_key"), description="Where a key made by us is kept."
    )
    factor: Literal["id_tail", "phone_tail"] = Field(
        default="id_tail",
        description="The second factor: the last 4 digits of the identity number, or of the "
        "telephone.",
    )
    tries_per_hour: int = Field(
        default=5, ge=1, description="Failed tries that one sender may make in an hour."
    )
    attack_failures: int = Field(
        default=60,
        ge=1,
        description="Failed tries of all senders in ten minutes from which every look-up is "
        "answered more slowly.",
    )
    attack_delay_s: float = Field(
        default=1.5, ge=0, le=3, description="Seconds by which it is answered more slowly at most."
    )
    answer_after_s: float = Field(
        default=0.4,
        ge=0.05,
        description="Seconds that every look-up in our own database takes, whatever it finds; "
        "remote sources add their time limits.",
    )
    log_days: int = Field(
        default=90, ge=1, le=90, description="Days that the log of look-ups is kept."
    )
    gateway_url: str = Field(
        default="",
        description="Where the action server redeems a second factor; empty: as BOT_HOST and "
        "BOT_PORT say.",
    )

    demo: bool = Field(
        default=False,
        description="Whether invented dossiers are shown, and no others; `make demo` sets it.",
    )

    watch_every_s: float = Field(
        default=60,
        gt=0,
        description="Seconds between two looks of `watch` at an imported dossier.",
    )
    watch_metrics_host: str = Field(
        default="127.0.0.1", description="Address at which `watch` serves `/metrics`."
    )
    watch_metrics_port: int = Field(
        default=0, ge=0, le=65535, description="Port of that; 0: none is served."
    )
    watch_remote_every_s: float = Field(
        default=1800, gt=0, description="Likewise at a dossier of the national gateway."
    )
    follow_days: int = Field(
        default=365, ge=1, le=730, description="Days after which a following ends by itself."
    )

    national_url: str = Field(
        default="", description="The national gateway's adapter; empty: not connected."
    )
    national_auth_path: str = Field(
        default="/mapi/login", description="Where one logs in to the national gateway."
    )
    national_path: str = Field(
        default="/mapi/g", description="Where the national gateway is asked."
    )
    national_username: str = Field(default="", description="User at the national gateway.")
    national_password: SecretStr | None = Field(
        default=None, description="Password at the national gateway."
    )
    national_dstcode: str = Field(
        default="", description="The header `dstcode`, such as `VN:GOV:0000`."
    )
    national_unit: str = Field(default="", description="The field `madonvi`, such as `H56`.")
    national_covers: str = Field(
        default="G,H",
        description="Agency codes asked of the national gateway, by their beginnings.",
    )

    igate_url: str = Field(
        default="", description="A one-stop system with an iGate-like interface; empty: none."
    )
    igate_path: str = Field(
        default="/dossiers/search", description="Where it is asked for a dossier."
    )
    igate_token: SecretStr | None = Field(default=None, description="Bearer token, if it has one.")
    igate_name: str = Field(
        default="hệ thống một cửa của tỉnh", description="What citizens are told it is."
    )
    igate_covers: str = Field(
        default="", description="Agency codes that it holds, by their beginnings: `H56,H57.08`."
    )

    remote_timeout_s: float = Field(
        default=1.2,
        gt=0,
        le=2,
        description="Seconds for one remote source in all, retries included.",
    )
    cache_fresh_s: float = Field(
        default=60, ge=0, description="Seconds for which a remote answer is not asked again."
    )
    cache_stale_s: float = Field(
        default=86_400,
        ge=0,
        description="Seconds for which it is shown, with its age, when the source fails.",
    )
