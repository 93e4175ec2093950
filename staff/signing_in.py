"""The pages of an account: sign in, sign out, another password; and the trail."""

from __future__ import annotations

from datetime import datetime

from starlette.responses import Response

from dossiers.calendar import VIETNAM
from staff import cookies
from staff.ask import Ask
from staff.audit import note, trail
from staff.database import transaction
from staff.errors import BadAccount
from staff.guard import Page
from staff.roles import TITLES

_WRONG = "Tên hoặc mật khẩu không đúng."
_WAIT = "Sai quá nhiều lần. Anh/chị chờ 15 phút rồi thử lại."


def show_login(ask: Ask) -> Response:
    """Return the form to sign in."""
    return _login_page(ask)


def login(ask: Ask) -> Response:
    """Sign in, or say that it failed; the same words for an unknown name and a wrong password."""
    name, password = ask.text("name").lower(), str(ask.form.get("password") or "")
    address = ask.request.client.host if ask.request.client else ""
    throttle, sessions = ask.services.throttle, ask.services.sessions
    if not throttle.admits(name, address, ask.now):
        return _login_page(ask, _WAIT, 429)
    account = ask.services.accounts.check(name, password)
    if account is None:
        throttle.failed(name, address, ask.now)
        return _login_page(ask, _WRONG, 403)
    throttle.passed(name)
    if old := cookies.session_key(ask.request):
        sessions.end(old)
    with transaction(ask.services.engine) as connection:
        note(connection, account, "sign_in", account.name, ask.now)
    response = ask.to("/")
    secure = ask.services.settings.secure_cookies
    cookies.keep(response, cookies.SESSION, sessions.begin(account, ask.now), secure=secure)
    cookies.drop(response, cookies.BEFORE)
    return response


def logout(ask: Ask) -> Response:
    """End the session."""
    ask.services.sessions.end(cookies.session_key(ask.request))
    response = ask.to("/login")
    cookies.drop(response, cookies.SESSION)
    return response


def show_account(ask: Ask) -> Response:
    """Return the page of one's own account."""
    return ask.page("account.html", values={"title_of": TITLES[ask.officer.role]})


def change_password(ask: Ask) -> Response:
    """Change one's own password, which ends every session of the account."""
    me, accounts = ask.officer, ask.services.accounts
    old, new = (str(ask.form.get(field) or "") for field in ("old", "new"))
    problem = None
    if new != str(ask.form.get("again") or ""):
        problem = "Hai lần nhập mật khẩu mới không giống nhau."
    elif accounts.check(me.name, old) is None:
        problem = "Mật khẩu hiện tại không đúng."
    else:
        try:
            accounts.set_password(me.name, new, ask.now, me)
        except BadAccount:
            problem = "Mật khẩu mới cần từ 12 ký tự, không chứa tên tài khoản, không quá đơn giản."
    if problem is None:
        return ask.to("/login")
    values = {"title_of": TITLES[me.role], "problem": problem}
    return ask.page("account.html", status=400, values=values)


def show_audit(ask: Ask) -> Response:
    """Return the newest of the trail."""
    with transaction(ask.services.engine) as connection:
        entries = trail(connection, ask.officer)
    rows = [(datetime.fromtimestamp(e.at, VIETNAM).strftime("%H:%M %d/%m/%Y"), e) for e in entries]
    return ask.page("audit.html", values={"rows": rows})


def _login_page(ask: Ask, problem: str = "", status: int = 200) -> Response:
    """Return the form, tied to the browser by a cookie."""
    before = cookies.before_key(ask.request)
    token = cookies.before_token(ask.services.key, before)
    response = ask.page("login.html", status=status, values={"problem": problem, "csrf": token})
    secure = ask.services.settings.secure_cookies
    cookies.keep(response, cookies.BEFORE, before, secure=secure)
    return response


PAGES = (
    Page("GET", "/login", show_login),
    Page("POST", "/login", login),
    Page("POST", "/logout", logout),
    Page("GET", "/account", show_account),
    Page("POST", "/account", change_password),
    Page("GET", "/audit", show_audit),
)
