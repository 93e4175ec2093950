"""The Official Accounts that the settings and the file of units name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import SecretStr

from bot.settings import BotSettings
from bot.units import OaAccount, Unit, Units

ANY = "any"  # the key of one account whose number the settings do not tell


@dataclass(frozen=True)
class Account:
    """An account with all that is needed to hear from it and to write as it.

    Attributes:
        key: Its number, or ``any``.
        app_id: The application whose webhook it is.
        secret: For the signature of webhooks.
        app_secret: For OAuth.
        unit: Whose it is.
    """

    key: str
    app_id: str
    secret: str = field(repr=False)
    app_secret: str | None = field(default=None, repr=False)
    access_token: str | None = field(default=None, repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    unit: str | None = None


def accounts(settings: BotSettings, units: Units) -> Iterator[Account]:
    """Yield the accounts of ``units``, then the one of ``settings`` alone.

    Raises:
        OSError: A file with a secret cannot be read.
    """
    for unit in units:
        if unit.zalo_oa is not None and (account := _of_unit(unit, unit.zalo_oa, settings)):
            yield account
    app_id, secret = settings.zalo_oa_app_id, settings.zalo_oa_secret
    if app_id and secret and (settings.zalo_oa_id or not units.have_accounts):
        yield Account(
            key=settings.zalo_oa_id or ANY,
            app_id=app_id,
            secret=secret.get_secret_value(),
            app_secret=_bare(settings.zalo_oa_app_secret),
            access_token=_bare(settings.zalo_oa_access_token),
            refresh_token=_bare(settings.zalo_oa_refresh_token),
        )


def problem_of(account: Account, answer: Mapping[str, Any]) -> str | None:
    """Say what is wrong with ``account`` after Zalo's ``answer`` to ``getoa``, if anything."""
    if answer.get("error"):
        return f"Account {account.key}: Zalo says {answer['error']} {answer.get('message')}."
    told = answer.get("data") or {}
    number = str(told.get("oa_id") or account.key)
    if account.key not in (ANY, number):
        return f"Account {account.key}: its tokens are those of account {number}."
    if told.get("is_verified") is False:
        return f"Account {account.key}: Zalo has not verified it, and sends nothing for such."
    return None


def _of_unit(unit: Unit, own: OaAccount, settings: BotSettings) -> Account | None:
    app_id = own.app_id or settings.zalo_oa_app_id
    secret = own.secret_of("secret") or settings.zalo_oa_secret
    if not app_id or secret is None:
        return None
    return Account(
        key=own.oa_id,
        app_id=app_id,
        secret=secret.get_secret_value(),
        app_secret=_bare(own.secret_of("app_secret") or settings.zalo_oa_app_secret),
        refresh_token=_bare(own.secret_of("refresh_token")),
        unit=unit.id,
    )


def _bare(secret: SecretStr | None) -> str | None:
    return None if secret is None else secret.get_secret_value()
