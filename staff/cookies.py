"""The two cookies: the session's key, and what ties the form to sign in to one browser."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

SESSION = "staff_session"
BEFORE = "staff_before"


def session_key(request: Request) -> str:
    """Return what the session's cookie holds, empty without one."""
    return request.cookies.get(SESSION, "")


def before_key(request: Request) -> str:
    """Return what ties the form to sign in to this browser; new when there is none."""
    return request.cookies.get(BEFORE, "") or secrets.token_urlsafe(24)


def before_token(key: bytes, before: str) -> str:
    """Return the token that the form to sign in must carry beside the cookie ``before``."""
    return hmac.new(key, before.encode(), hashlib.sha256).hexdigest()


def keep(response: Response, name: str, value: str, *, secure: bool) -> None:
    """Put a cookie into the answer that scripts cannot read and other sites cannot send."""
    response.set_cookie(name, value, path="/", secure=secure, httponly=True, samesite="lax")


def drop(response: Response, name: str) -> None:
    """Let the browser forget a cookie."""
    response.delete_cookie(name, path="/")
