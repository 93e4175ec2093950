"""What only our own processes and those who watch them ask: secrets, and how we are."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.dialogue import Dialogue
from bot.errors import DialogueUnavailable, StoreUnavailable
from bot.store import Store
from bot.vault import Vault

HEADER = "X-Internal-Secret"
Handler = Callable[[Request], Awaitable[Response]]


def is_ours(shown: str, internal_secret: str) -> bool:
    """Say, in constant time, whether ``shown`` is the secret of our own processes."""
    return hmac.compare_digest(shown.encode(), internal_secret.encode())


def guarded(handler: Handler, internal_secret: str) -> Handler:
    """Return ``handler`` for who shows ``internal_secret`` in ``X-Internal-Secret``; else 403."""

    async def guard(request: Request) -> Response:
        if not is_ours(request.headers.get(HEADER, ""), internal_secret):
            return JSONResponse({"error": "forbidden"}, status_code=403)
        return await handler(request)

    return guard


def secret_routes(vault: Vault, internal_secret: str) -> Sequence[BaseRoute]:
    """Return ``GET /internal/secret/<turn>``: 200 ``{"secret": …}`` once, then 404.

    Who does not show ``internal_secret`` in the header ``X-Internal-Secret`` gets 403.
    """

    async def redeem(request: Request) -> Response:
        secret = vault.redeem(request.path_params["turn"])
        if secret is None:
            return JSONResponse({"error": "no secret, or no longer"}, status_code=404)
        return JSONResponse({"secret": secret})

    return [Route("/internal/secret/{turn}", guarded(redeem, internal_secret))]


def health_routes(dialogue: Dialogue, store: Store) -> Sequence[BaseRoute]:
    """Return ``GET /healthz``: 200 when a question would be answered, else 503 and why not.

    ``GET /livez`` says only that this process runs: no restart of it would mend Rasa.
    """

    async def healthz(_: Request) -> Response:
        try:
            await asyncio.to_thread(store.check)
            await dialogue.check()
        except (DialogueUnavailable, StoreUnavailable) as error:
            status = {"status": "unavailable", "reason": str(error)}
            return JSONResponse(status, status_code=503)
        return JSONResponse({"status": "ok"})

    async def livez(_: Request) -> Response:
        return JSONResponse({"status": "alive"})

    return [Route("/healthz", healthz), Route("/livez", livez)]
