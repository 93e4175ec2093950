"""Stands before every page: who it is, whether they may, and whether the form is ours."""

from __future__ import annotations

import hmac
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from staff import cookies
from staff.access import ACCESS, Who
from staff.ask import Ask
from staff.errors import GatewayUnavailable, Refused, StaffUnavailable
from staff.services import Services
from staff.threads import FewThreads

TOKEN = "csrf"  # noqa: S105  # the field's name
TOKEN_HEADER = "X-CSRF-Token"  # noqa: S105
BY_ITSELF = "X-By-Itself"
"""Header of what a page asks without anybody at it: it keeps no session open."""
SAFE = ("GET", "HEAD")

Handler = Callable[[Ask], Response] | Callable[[Ask], Awaitable[Response]]


@dataclass(frozen=True)
class Page:
    """One method of one path, and what answers it: a function, run in a thread unless async.

    Attributes:
        computes: Whether it does nothing but compute, so that more threads would only be slower.
    """

    method: str
    path: str
    handler: Handler
    computes: bool = False


def route(page: Page, services: Services) -> Route:
    """Return the guarded route of ``page``.

    Raises:
        KeyError: The access table has no row for it.
    """
    who = ACCESS[page.method, page.path]
    few = FewThreads() if page.computes else None

    async def endpoint(request: Request) -> Response:
        ask = await run_in_threadpool(_asked, request, services)
        try:
            if (refusal := _refusal(ask, who)) is not None:
                return refusal
            ask = await _with_form(ask)
            return await _answer(page.handler, ask, few)
        except (Refused, GatewayUnavailable, StaffUnavailable) as error:
            return _said(ask, error)

    return Route(page.path, endpoint, methods=[page.method], name=f"{page.method} {page.path}")


def _asked(request: Request, services: Services) -> Ask:
    now = services.clock()
    key = cookies.session_key(request)
    by_itself = BY_ITSELF in request.headers or request.url.path.endswith("/events")
    session = services.sessions.find(key, now, by_hand=not by_itself) if key else None
    if session is None:
        token = cookies.before_token(services.key, cookies.before_key(request))
        return Ask(request, services, None, token, now)
    return Ask(request, services, session.account, session.csrf, now)


def _refusal(ask: Ask, who: Who) -> Response | None:
    """Return why the page is not shown; ``None``: it may be."""
    if who is None:
        return None
    if ask.account is None:
        if ask.by_htmx:  # the whole page goes to the form, not only the part that was asked for
            return Response(status_code=401, headers={"HX-Redirect": "/login"})
        if ask.request.method not in SAFE:
            raise Refused("Phiên làm việc đã hết. Anh/chị đăng nhập lại.", 401)
        return RedirectResponse("/login", status_code=303)
    if ask.account.role not in who:
        raise Refused("Tài khoản của anh/chị không dùng được trang này.", 403)
    return None


async def _with_form(ask: Ask) -> Ask:
    """Read the form and check its token; raises `Refused` without the right one."""
    if ask.request.method in SAFE:
        return ask
    form = await _form(ask)
    shown = form.get(TOKEN) or ask.request.headers.get(TOKEN_HEADER, "")
    tied = ask.account is not None or cookies.BEFORE in ask.request.cookies
    if not (tied and isinstance(shown, str) and _same(shown, ask.csrf)):
        raise Refused("Biểu mẫu đã cũ. Anh/chị tải lại trang rồi gửi lại.", 403)
    return replace(ask, form=form)


async def _form(ask: Ask) -> FormData:
    length = ask.request.headers.get("Content-Length", "")
    if not length.isdecimal():
        raise Refused("Yêu cầu không nói rõ độ dài.", 411)
    if int(length) > ask.services.settings.max_body_bytes:
        raise Refused("Nội dung gửi lên quá dài.", 413)
    return await ask.request.form(max_files=5, max_fields=200)


def _same(shown: str, wanted: str) -> bool:
    return hmac.compare_digest(shown.encode(), wanted.encode())


async def _answer(handler: Handler, ask: Ask, few: FewThreads | None) -> Response:
    if inspect.iscoroutinefunction(handler):
        answered: Response = await handler(ask)
        return answered
    run = run_in_threadpool if few is None else few.run
    made = await run(partial(handler, ask))
    assert isinstance(made, Response)  # noqa: S101  # a handler that is not async returns one
    return made


def _said(ask: Ask, error: Exception) -> Response:
    """Return the page that says what went wrong."""
    match error:
        case Refused(status=int(status)):
            words = str(error)
        case GatewayUnavailable():
            status, words = 503, "Chưa nối được với cổng trò chuyện. Anh/chị thử lại sau ít phút."
        case _:
            status, words = 503, "Chưa dùng được cơ sở dữ liệu. Anh/chị thử lại sau ít phút."
    return ask.page("refused.html", status=status, values={"words": words})
