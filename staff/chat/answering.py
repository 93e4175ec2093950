"""Answers the gateway, which passes on what an officer asks in a linked chat."""

from __future__ import annotations

import hmac
import logging
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dossiers.errors import DossierError
from staff.access import ACCESS
from staff.accounts import account_of
from staff.chat.figures import say_figure
from staff.chat.questions import FigureAsked, LookUp, read_question
from staff.chat.requirements import requirements
from staff.database import transaction
from staff.errors import StaffUnavailable
from staff.gateway import HEADER
from staff.roles import Account
from staff.services import Services
from staff.tables import ACCOUNTS
from staff.today import today_at

_log = logging.getLogger(__name__)
PATH = "/internal/chat"
MOST_BYTES = 20_000
_NO_FIGURES = "Chưa đọc được số liệu hồ sơ. Anh/chị thử lại sau ít phút."
_NOT_YOURS = "Tài khoản của anh/chị không dùng được mục này."


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    account: str = Field(min_length=1, max_length=40)
    text: str = Field(max_length=4000)


def chat_route(services: Services) -> Route:
    """Return ``POST /internal/chat`` ``{"account", "text"}``.

    It answers ``{"answer": text or null, "gone": whether there is no such account any more}``; 403
    without the gateway's secret. It is no page: no browser comes here, and no session counts.
    """

    async def chat(request: Request) -> Response:
        if not await run_in_threadpool(_is_gateway, services, request.headers.get(HEADER, "")):
            return JSONResponse({"error": "forbidden"}, status_code=403)
        if int(request.headers.get("Content-Length") or MOST_BYTES + 1) > MOST_BYTES:
            return JSONResponse({"error": "too long"}, status_code=413)
        try:
            asked = _Asked.model_validate_json(await request.body())
            told = await run_in_threadpool(_answer, services, asked)
        except ValidationError:
            return JSONResponse({"error": "not of its form"}, status_code=400)
        except StaffUnavailable:
            return JSONResponse({"error": "again"}, status_code=503)
        return JSONResponse(told)

    return Route(PATH, chat, methods=["POST"])


def _is_gateway(services: Services, shown: str) -> bool:
    try:
        return hmac.compare_digest(shown.encode(), services.gateway().key().encode())
    except OSError:  # the gateway has not written its secret yet
        return False


def _answer(services: Services, asked: _Asked) -> dict[str, Any]:
    account = _account(services, asked.account)
    if account is None:
        return {"answer": None, "gone": True}
    today = today_at(services.clock())
    match read_question(asked.text, today):
        case LookUp() as wanted:
            answer: str | None = requirements(services.kb(), wanted, today)
        case FigureAsked() as wanted:
            answer = _figure(services, account, wanted)
        case None:
            answer = None
    return {"answer": answer, "gone": False}


def _figure(services: Services, account: Account, wanted: FigureAsked) -> str:
    if account.role not in (ACCESS["GET", "/figures"] or ()):
        return _NOT_YOURS
    try:
        return say_figure(services.figures, account, wanted)
    except DossierError:
        _log.exception("A figure could not be said in the chat.")
        return _NO_FIGURES


def _account(services: Services, name: str) -> Account | None:
    usable = ACCOUNTS.c.name == name, ACCOUNTS.c.disabled.is_(False)
    with transaction(services.engine) as connection:
        row = connection.execute(select(ACCOUNTS).where(*usable)).one_or_none()
    return None if row is None else account_of(row)
