"""What Zalo's OAuth answers to a refresh token or a code, and what to tell the operator. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.zalo_oa.accounts import Account
from bot.channels.zalo_oa.token_store import Tokens
from bot.channels.zalo_oa.treatment import TOO_MANY_CALLS


class Terminal(Exception):
    """Zalo refused a refresh token or a code; no later try can succeed."""


def pair_of(answer: Mapping[str, Any], before: Tokens, now: float) -> Tokens | None:
    """Return the new pair in ``answer``; ``None`` when Zalo only asks to wait.

    Raises:
        Terminal: What was exchanged is refused.
    """
    access, refresh = answer.get("access_token"), answer.get("refresh_token")
    if access and refresh:
        expires = now + float(answer.get("expires_in") or 90_000)
        return Tokens(str(access), str(refresh), expires, before.version + 1)
    if answer.get("error") == TOO_MANY_CALLS:
        return None
    words = [str(answer[name]) for name in ("error", "error_name") if answer.get(name)]
    raise Terminal(" ".join(words) or "no reason given")


def anew(account: Account, why: str) -> str:
    """Say what to do when the tokens of ``account`` are lost because of ``why``."""
    return (
        f"Official Account {account.key}: {why}. Connect it with python -m bot zalo-connect, or "
        "take a new refresh token from Zalo's API Explorer and put it into "
        "BOT_ZALO_OA_REFRESH_TOKEN or the file of units; see docs/channels.md."
    )


def once_more(account: Account, why: str) -> str:
    """Say what to do when a consent to ``account`` came to nothing because of ``why``."""
    return (
        f"Official Account {account.key}: the code of the consent could not be exchanged ({why}). "
        "It works once and for ten minutes: make a new link with python -m bot zalo-connect."
    )
