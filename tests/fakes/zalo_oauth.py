"""A strict stand-in for Zalo's OAuth of Official Accounts: consents, codes, rotating tokens.

Codes and refresh tokens work once. Errors are HTTP 200 with a code, as Zalo's are.
"""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")
CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass
class Console:
    """What the console of the application holds."""

    callback_url: str = ""
    challenge: str = ""


class ZaloOauth:
    """The OAuth of one application, and as many accounts as tokens name.

    Attributes:
        console: What was saved there; a consent that differs is refused.
        agreeing: The account whose administrator agrees at the next consent.
        rotations: How many times tokens were given out.
        rotation_delay_s: How long that takes.
        silent: How many of the next exchanges are done though their answer does not come.
    """

    def __init__(self, app_id: str, app_secret: str) -> None:
        self.app_id, self.app_secret = app_id, app_secret
        self.console = Console()
        self.agreeing = "oa"
        self.rotations = 0
        self.rotation_delay_s = 0.0
        self.silent = 0
        self._codes: dict[str, tuple[str, str]] = {}
        self._refresh = {"refresh-0": "oa"}
        self._access: dict[str, str] = {}
        self._count = itertools.count(1)

    def grant(self, account: str, refresh: str) -> None:
        """Have ``refresh`` be a refresh token of ``account``."""
        self._refresh[refresh] = account

    def expire(self) -> None:
        """Refuse every access token given out so far."""
        self._access.clear()

    def forget_codes(self) -> None:
        """Refuse every code given out so far, as Zalo does after ten minutes."""
        self._codes.clear()

    @property
    def oauth_routes(self) -> list[BaseRoute]:
        return [
            Route("/v4/oa/permission", self._consent),
            Route("/v4/oa/access_token", self._exchange, methods=["POST"]),
        ]

    async def _consent(self, request: Request) -> Response:
        """Agree at once: the administrator's click is not what is tested."""
        asked = dict(request.query_params)
        assert set(asked) <= {"app_id", "redirect_uri", "code_challenge", "state"}
        if asked["app_id"] != self.app_id:
            return _refused(-14002, "Invalid appId")
        held = self.console
        assert CHALLENGE.fullmatch(held.challenge)
        if (asked["redirect_uri"], asked["code_challenge"]) != (held.callback_url, held.challenge):
            return _refused(-14003, "Invalid redirect uri")
        code = f"code-{next(self._count)}"
        self._codes[code] = self.agreeing, held.challenge
        told = {"code": code, "oa_id": self.agreeing}
        told |= {"state": asked["state"]} if "state" in asked else {}
        return RedirectResponse(f"{held.callback_url}?{urlencode(told)}")

    async def _exchange(self, request: Request) -> Response:
        assert request.headers["content-type"] == "application/x-www-form-urlencoded"
        form = dict(parse_qsl((await request.body()).decode(), strict_parsing=True))
        await asyncio.sleep(self.rotation_delay_s)
        if request.headers.get("secret_key") != self.app_secret:
            return _refused(-14004, "Invalid secret key")
        assert form["app_id"] == self.app_id
        taken = {"refresh_token": self._rotated, "authorization_code": self._coded}
        answer = taken[form["grant_type"]](form)
        if self.silent:
            self.silent -= 1
            return Response(status_code=502)
        return answer

    def _rotated(self, form: dict[str, str]) -> Response:
        assert set(form) == {"app_id", "grant_type", "refresh_token"}
        account = self._refresh.pop(form["refresh_token"], None)
        if account is None:
            return _refused(-14014, "Invalid refresh token")
        return self._given(account)

    def _coded(self, form: dict[str, str]) -> Response:
        assert set(form) == {"app_id", "grant_type", "code", "code_verifier"}
        account, challenge = self._codes.pop(form["code"], (None, ""))
        if account is None:
            return _refused(-14019, "Invalid code")
        assert VERIFIER.fullmatch(form["code_verifier"])
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        if urlsafe_b64encode(digest).rstrip(b"=").decode() != challenge:
            return _refused(-14020, "Invalid code verifier")
        return self._given(account)

    def _given(self, account: str) -> Response:
        self.rotations += 1
        number = next(self._count)
        access, refresh = f"access-{account}-{number}", f"refresh-{account}-{number}"
        self._access[access], self._refresh[refresh] = account, account
        told: dict[str, Any] = {"access_token": access, "refresh_token": refresh}
        return JSONResponse(told | {"expires_in": "90000"})


def _refused(code: int, name: str) -> Response:
    return JSONResponse({"error": code, "error_name": name})
