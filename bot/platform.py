"""Asks a platform's HTTP interface, and says of each failure whether it was taken in."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

import httpx
from starlette.requests import Request

from bot.errors import BadRequest, OutcomeUnknown, TryLater

TIMEOUT = httpx.Timeout(10.0, connect=4.0)


def platform_client(proxy: str | None = None) -> httpx.AsyncClient:
    """Return an HTTP client for a platform; the caller closes it."""
    return httpx.AsyncClient(timeout=TIMEOUT, proxy=proxy, trust_env=False)


async def post(
    client: httpx.AsyncClient,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    json: object = None,
    form: Mapping[str, str] | None = None,
) -> Mapping[str, Any]:
    """Return the JSON object that ``url`` answers with, whatever its HTTP status below 500.

    Raises:
        TryLater: It was not taken in: no connection, or too many requests.
        OutcomeUnknown: It may have been: the answer did not come, or is none.
    """
    name = url.rpartition("/")[2]  # never the whole URL, which may hold a token
    try:
        response = await client.post(url, headers=headers, json=json, data=form)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise TryLater(f"{name}: no connection ({type(error).__name__})") from None
    except httpx.HTTPError as error:
        raise OutcomeUnknown(f"{name}: no answer ({type(error).__name__})") from None
    if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise OutcomeUnknown(f"{name}: HTTP {response.status_code}")
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise TryLater(f"{name}: too many requests", after_s=30.0)
        raise OutcomeUnknown(f"{name}: HTTP {response.status_code} without JSON")
    return answer


async def body_of(request: Request, most: int) -> bytes:
    """Return the body of ``request``, byte for byte.

    Raises:
        BadRequest: It is longer than ``most`` bytes.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise BadRequest("The request body is too long.", status=413)
    return bytes(body)


def same(shown: str, secret: str) -> bool:
    """Say whether ``shown`` is ``secret``, in a time that does not tell how much of it is."""
    return hmac.compare_digest(shown.encode("utf-8", "surrogatepass"), secret.encode())
