"""A strict stand-in for Zalo's Official Account interface, its OAuth and its webhooks.

It refuses what Zalo refuses: a dead or unknown token, a second use of a refresh token, long texts,
too many buttons, citizens that never wrote. Errors are HTTP 200 with a code, as Zalo's are.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fakes.zalo_oauth import ZaloOauth

WEEK_S = 7 * 24 * 3600.0
RETRIES = 5


def said(event: str, user: str, oa_id: str, app_id: str, **more: Any) -> dict[str, Any]:
    """Return the body of a webhook of ``user`` to the account ``oa_id``."""
    parties = {"sender": {"id": user}, "recipient": {"id": oa_id}, "user_id_by_app": "1"}
    if event in ("follow", "unfollow"):
        parties = {"follower": {"id": user}, "oa_id": oa_id, "source": "oa_profile"}
    head = {"app_id": app_id, "event_name": event, "timestamp": "1760000000000"}
    return head | parties | more


class FakeZaloOa(ZaloOauth):
    """One application, and as many accounts as tokens name.

    Attributes:
        sent: (account, user, message) of each message that arrived.
        verified: Whether Zalo has verified the accounts.
        codes: Error codes to answer with next, each once, before anything else is looked at.
        lost: How many of the next messages arrive though their answer does not.
    """

    def __init__(
        self, app_id: str = "360", secret: str = "OA_SECRET", app_secret: str = "APP_SECRET"
    ) -> None:
        super().__init__(app_id, app_secret)
        self.secret = secret
        self.sent: list[tuple[str, str, dict[str, Any]]] = []
        self.codes: list[int] = []
        self.verified = True
        self.lost = 0
        self.requests: list[str] = []
        self._heard: dict[tuple[str, str], float] = {}
        self.app = Starlette(
            routes=[
                *self.oauth_routes,
                Route("/v3.0/oa/message/cs", self._send, methods=["POST"]),
                Route("/v2.0/oa/getoa", self._getoa),
                Route("/control/sent", self._control_sent),
                Route("/control/say", self._control_say, methods=["POST"]),
            ]
        )

    def heard(self, account: str, user: str, seconds_ago: float = 0.0) -> None:
        """Note that ``user`` wrote to ``account``."""
        self._heard[account, user] = seconds_ago

    def sign(self, raw: bytes, timestamp: str = "1760000000000") -> dict[str, str]:
        """Return the headers of a webhook with the body ``raw``."""
        given = self.app_id.encode() + raw + timestamp.encode() + self.secret.encode()
        return {
            "X-ZEvent-Signature": "mac=" + hashlib.sha256(given).hexdigest(),
            "Content-Type": "application/json",
        }

    async def push(self, client: httpx.AsyncClient, url: str, body: dict[str, Any]) -> int:
        """Send a webhook as Zalo does, again while it is not acknowledged; return the tries."""
        raw = json.dumps(body, ensure_ascii=False).encode()
        account = body.get("oa_id") or body["recipient"]["id"]
        user = (body.get("follower") or body["sender"])["id"]
        self.heard(account, user)
        for tried in range(1, RETRIES + 2):
            number = {"num_retry": str(tried - 1)} if tried > 1 else {}
            try:
                response = await client.post(
                    url, content=raw, headers=self.sign(raw, body["timestamp"]) | number
                )
                if response.status_code == 200:
                    return tried
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.02 * 2**tried)
        raise AssertionError("the webhook was not acknowledged; Zalo would switch it off")

    async def _send(self, request: Request) -> Response:
        assert "authorization" not in request.headers
        body = await request.json()
        token = request.headers.get("access_token", "")
        self.requests.append(token)
        if self.codes:
            return _error(self.codes.pop(0), "as told")
        account = self._access.get(token)
        if account is None:
            return _error(-216, "Access token is invalid")
        code = self._refusal(account, body)
        if code:
            return _error(code, "refused")
        user = body["recipient"]["user_id"]
        self.sent.append((account, user, body["message"]))
        if self.lost:
            self.lost -= 1
            return Response(status_code=502)
        data = {"message_id": f"m{len(self.sent)}", "user_id": user}
        return JSONResponse({"error": 0, "message": "Success", "data": data})

    def _refusal(self, account: str, body: dict[str, Any]) -> int:
        message = body["message"]
        assert set(body) == {"recipient", "message"}
        assert set(message) <= {"text", "attachment"}
        if not message["text"]:
            return -201
        if len(message["text"]) > 2000:
            return -210
        attachment = message.get("attachment")
        if attachment is not None and not self._takes(attachment):
            return -201
        if self._heard.get((account, body["recipient"]["user_id"]), WEEK_S + 1) > WEEK_S:
            return -230
        return 0

    def _takes(self, attachment: dict[str, Any]) -> bool:
        buttons = attachment["payload"]["buttons"]
        return (
            attachment["type"] == "template"
            and 1 <= len(buttons) <= 5
            and all(
                0 < len(button["title"]) <= 100
                and len(button["payload"]) <= 1000
                and button["type"] in ("oa.query.hide", "oa.query.show")
                for button in buttons
            )
        )

    async def _getoa(self, request: Request) -> Response:
        account = self._access.get(request.headers.get("access_token", ""))
        if account is None:
            return _error(-216, "Access token is invalid")
        told = {"oa_id": account, "name": "UBND xã Mẫu", "is_verified": self.verified}
        return JSONResponse({"error": 0, "message": "Success", "data": told})

    async def _control_sent(self, _: Request) -> Response:
        return JSONResponse(self.sent)

    async def _control_say(self, request: Request) -> Response:
        """Push ``{"url", "body"}`` as a signed webhook; answer how many tries it took."""
        told = await request.json()
        async with httpx.AsyncClient(trust_env=False, timeout=2.0) as client:
            tries = await self.push(client, told["url"], told["body"])
        return JSONResponse({"tries": tries})


def _error(code: int, message: str) -> Response:
    return JSONResponse({"error": code, "message": message})
