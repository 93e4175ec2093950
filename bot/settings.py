"""Settings of the gateway, each the variable ``BOT_<NAME>``; built by the caller, never here."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import SettingsConfigDict

from bot.channel_settings import TelegramSettings, ZaloBotSettings, ZaloOaSettings


class BotSettings(ZaloBotSettings, ZaloOaSettings, TelegramSettings):
    """Where the gateway listens, whom it asks, and what it tells citizens about itself."""

    model_config = SettingsConfigDict(
        env_prefix="BOT_",
        env_file=".env",
        extra="ignore",
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    secrets_folder: Path | None = Field(
        default=None,
        description="Folder of secrets, each a file named like its variable; variables win.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on.")

    trusted_proxies: str = Field(
        default="127.0.0.1,::1",
        description="Addresses and networks of the proxies in front of the gateway, parted by "
        "commas, whose `X-Forwarded-For` is believed; a proxy elsewhere must stand here, else "
        "all citizens share its address and its limit of new sessions.",
    )

    rasa_url: str = Field(
        default="http://127.0.0.1:5005",
        description="Where Rasa listens; several are parted by commas, and a conversation keeps "
        "to one.",
    )
    rasa_discover: bool = Field(
        default=False,
        description="Whether the name in `BOT_RASA_URL` stands for several Rasas, one at each of "
        "its network addresses.",
    )
    rasa_file: Path | None = Field(
        default=None,
        description="File with the addresses of the Rasas, read again every second, so that one "
        "can be put in the place of another; until it is there, BOT_RASA_URL holds.",
    )
    rasa_token: SecretStr | None = Field(
        default=None, description="Token of Rasa's HTTP API, if it was started with one."
    )
    rasa_connect_timeout_s: float = Field(
        default=2.0, gt=0, description="Seconds to wait for a connection to Rasa."
    )
    rasa_timeout_s: float = Field(
        default=4.5,
        gt=0,
        description="Seconds for a whole turn, waiting in line included, before the citizen is "
        "told that no answer came.",
    )
    session_turns: int = Field(
        default=20,
        ge=1,
        description="After so many turns Rasa gets a new session, when no form is active.",
    )

    database_url: str = Field(
        default="sqlite:///var/bot.sqlite3", description="The gateway's own database."
    )
    keys_dir: Path = Field(
        default=Path("var/keys"), description="Where keys made by the gateway itself are kept."
    )
    pseudonym_key: SecretStr | None = Field(
        default=None,
        min_length=32,
        description="Turns senders into pseudonyms; unset: made once and kept in the keys folder.",
    )
    internal_secret: SecretStr | None = Field(
        default=None,
        min_length=32,
        description="What the action server shows to redeem a secret; unset: as above.",
    )
    store_key: SecretStr | None = Field(
        default=None,
        min_length=32,
        description="Seals waiting messages and tokens in the database; unset: as above.",
    )
    tracker_store: str = Field(
        default="var/rasa/tracker.sqlite3",
        validation_alias=AliasChoices("BOT_TRACKER_STORE", "TRACKER_DB"),
        description="Rasa's tracker store, a file or a database URL, where the gateway deletes "
        "conversations; unset: as `TRACKER_DB` says, which Rasa reads too.",
    )
    turn_log: str = Field(
        default="var/log/turns.jsonl",
        description="File of the turn log, one JSON line a turn; `-` is standard output.",
    )
    retention_days: int = Field(
        default=30, ge=1, description="Days that a silent conversation is kept."
    )

    learning: bool = Field(
        default=True,
        description="Whether messages that were not understood, and questions whose answers were "
        "rated low or reported wrong, are kept for officers to teach from: masked, sealed, "
        "without the sender, for `BOT_RETENTION_DAYS`.",
    )

    max_text: int = Field(default=1000, ge=50, description="Longest message, in characters.")
    max_body_bytes: int = Field(
        default=65_536, ge=4096, description="Longest request body, in bytes."
    )
    rate_burst: int = Field(
        default=40,
        ge=1,
        description="Messages that one sender may send at once; 1 a second after.",
    )
    rate_per_hour: int = Field(
        default=600, ge=1, description="Messages that one sender may send in an hour."
    )
    rate_all_per_minute: int = Field(
        default=6000,
        ge=1,
        description="Messages of all senders on Telegram and Zalo that are taken in a minute.",
    )
    lease_s: float = Field(
        default=15.0,
        ge=1.0,
        description="Seconds after which another process takes over a conversation on Telegram "
        "or Zalo from one that died.",
    )
    max_turns_at_once: int = Field(
        default=200, ge=1, description="Turns under way in all, before new ones are put off."
    )

    operator_name: str | None = Field(
        default=None,
        description="Who runs this; unset: the first screen says that it is a trial version.",
    )
    hotline: str = Field(
        default="18001096", description="Telephone number given to citizens when we cannot help."
    )
    office_hours: str | None = Field(
        default=None, description="When the operator is open, as citizens read it."
    )
    demo: bool = Field(
        default=False,
        description="Whether the page shows a QR code of its address, scripted talks and a button "
        "for the next visitor; `make demo` sets it.",
    )
    public_url: str | None = Field(
        default=None,
        pattern=r"^https?://",
        description="Public address of the web chat, in the QR code of printed lists; unset: the "
        "address that the page was opened at.",
    )
    web_sessions: Literal["auto", "issued", "any"] = Field(
        default="auto",
        description="Sessions that the web chat takes: only those that the server `issued`, or "
        "`any`; `auto`: `issued` where `BOT_HOST` is not this machine alone or `BOT_PUBLIC_URL` "
        "is set, else `any`.",
    )
    session_days: int = Field(
        default=30,
        ge=1,
        le=365,
        description="Days after which a session that was not used on the web page is over.",
    )
    sessions_per_hour: int = Field(
        default=600,
        ge=1,
        description="New web sessions that one network address may ask for in an hour, of each "
        "gateway; whoever has a session goes on.",
    )
    https_port: int | None = Field(
        default=None,
        ge=0,
        le=65535,
        description="Port that serves the same over https, besides the other; with the two files "
        "below, else with a certificate of its own whose authority phones must install.",
    )
    https_certificate: Path | None = Field(
        default=None, description="File of the certificate and its chain, PEM."
    )
    https_key: Path | None = Field(default=None, description="File of its key, PEM.")
    offline_page: Path = Field(
        default=Path("var/offline.html"),
        description="File that `python -m knowledge_base offline-page` wrote; while it is there, "
        "the chat can be installed as an app over https and shows it without a network.",
    )
    units_file: Path | None = Field(
        default=None,
        description="YAML or JSON file of the units that this gateway serves; unset: one unit.",
    )
    unit: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="Id of the unit of those who turned to none; for a gateway of one unit.",
    )
    staff_url: str | None = Field(
        default=None,
        description="Where the officers' pages are, to which officers' questions in the chat are "
        "put; unset: as `STAFF_PORT` says, on this machine.",
    )
    portal_url: str = Field(
        default="https://dichvucong.gov.vn", description="The portal that citizens are sent to."
    )

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, proxies: str) -> str:
        """Refuse what is no address: uvicorn would silently believe nobody, or everybody."""
        for one in proxies.split(","):
            if one.strip():
                ip_network(one.strip())
        return proxies


def read_settings() -> BotSettings:
    """Return the settings of the environment, `.env` and the folder of secrets."""
    folder = BotSettings().secrets_folder
    return BotSettings() if folder is None else BotSettings(_secrets_dir=folder)
