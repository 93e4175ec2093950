"""Settings of the messaging platforms; a channel is off while what it needs is unset."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class ZaloOaSettings(BaseSettings):
    """Zalo Official Account: two different secrets, and the first tokens."""

    zalo_oa_app_id: str | None = Field(
        default=None, description="Number of the Zalo application; unset: the channel is off."
    )
    zalo_oa_secret: SecretStr | None = Field(
        default=None,
        description="“OA Secret Key” of the application's webhook page, for signatures only.",
    )
    zalo_oa_app_secret: SecretStr | None = Field(
        default=None, description="The application's own secret, for OAuth only."
    )
    zalo_oa_id: str | None = Field(
        default=None, description="Number of the account; unset: whichever the webhook is for."
    )
    zalo_oa_access_token: SecretStr | None = Field(
        default=None, description="First access token; optional, the refresh token is enough."
    )
    zalo_oa_refresh_token: SecretStr | None = Field(
        default=None,
        description="First refresh token; used once, then the newest is in the database.",
    )
    zalo_oa_callback_url: str | None = Field(
        default=None,
        pattern=r"^https?://[^?#]+/zalo/callback$",
        description="Address of `/zalo/callback` as it is saved in Zalo's console, for "
        "`python -m bot zalo-connect`.",
    )
    zalo_oa_verifier: SecretStr | None = Field(
        default=None,
        min_length=43,
        max_length=128,
        description="Verifier behind the console's Code Challenge; unset: made from the store "
        "key.",
    )
    zalo_oa_buttons: Literal["attachment", "attachment_with_template_type", "text"] = Field(
        default="attachment",
        description="How buttons are sent: `attachment`, `attachment_with_template_type` or "
        "`text` (numbered lines); falls back to numbered lines by itself.",
    )
    zalo_oa_billed: bool = Field(
        default=False,
        description="Whether to answer 48 hours to 7 days after the last message: it is billed.",
    )
    zalo_oa_mac_by_oa_id: bool = Field(
        default=False,
        description="Whether a signature may also begin with the account's number.",
    )
    zalo_oa_api_url: str = Field(
        default="https://openapi.zalo.me", description="Zalo's interface for accounts."
    )
    zalo_oa_oauth_url: str = Field(
        default="https://oauth.zaloapp.com", description="Where Zalo's tokens are rotated."
    )
    zalo_verification: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9_-]{4,120}$",
        description="Code by which Zalo verifies the domain: a meta tag on `/` and the file "
        "`/zalo_verifier<code>.html`.",
    )


class TelegramSettings(BaseSettings):
    """Telegram."""

    telegram_token: SecretStr | None = Field(
        default=None, description="Token of the Telegram bot; unset: the channel is off."
    )
    telegram_secret: SecretStr | None = Field(
        default=None,
        min_length=8,
        description="What Telegram shows with each webhook; unset: made once and kept.",
    )
    telegram_webhook_url: str | None = Field(
        default=None,
        description="Public address of `/webhooks/telegram`, told to Telegram at the start.",
    )
    telegram_polling: bool = Field(
        default=False, description="Whether to fetch updates; needs no public address."
    )
    telegram_proxy: SecretStr | None = Field(
        default=None, description="Proxy for Telegram alone, such as `http://…` or `socks5://…`."
    )
    telegram_dossiers: bool = Field(
        default=False, description="Whether dossiers may be looked up on Telegram."
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org", description="Telegram's interface."
    )


class ZaloBotSettings(BaseSettings):
    """Zalo Bot Platform."""

    zalo_bot_token: SecretStr | None = Field(
        default=None, description="Token of the Zalo bot; unset: the channel is off."
    )
    zalo_bot_secret: SecretStr | None = Field(
        default=None,
        min_length=8,
        max_length=256,
        description="What Zalo shows with each webhook of the bot; unset: made once and kept.",
    )
    zalo_bot_webhook_url: str | None = Field(
        default=None,
        description="Public address of `/webhooks/zalo_bot`, told to Zalo at the start.",
    )
    zalo_bot_polling: bool = Field(
        default=False, description="Whether to fetch updates; needs no public address."
    )
    zalo_bot_api_url: str = Field(
        default="https://bot-api.zaloplatforms.com", description="The Zalo Bot interface."
    )
