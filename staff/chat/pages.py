"""The page on which an account links a chat, and ends links."""

from __future__ import annotations

from starlette.responses import Response

from staff.ask import Ask
from staff.audit import note
from staff.database import transaction
from staff.errors import GatewayUnavailable
from staff.guard import Page

BASE = "/internal/officers"


def show_chat(ask: Ask) -> Response:
    """Return how many chats are linked, and the form that makes a code."""
    return _page(ask)


def new_code(ask: Ask) -> Response:
    """Make a code and show it, once."""
    told = _asked(ask, "codes", "chat_code")
    return _page(ask, str(told["code"]), int(told["minutes"]))


def unlink(ask: Ask) -> Response:
    """End every link of the account."""
    _asked(ask, "unlink", "chat_unlink")
    return ask.to("/chat")


def _asked(ask: Ask, do: str, action: str = "") -> dict[str, int | str]:
    with transaction(ask.services.engine) as connection:
        if action:
            note(connection, ask.officer, action, ask.officer.name, ask.now)
        told = ask.services.gateway().post(f"{BASE}/{do}", {"account": ask.officer.name})
    if not isinstance(told, dict):
        raise GatewayUnavailable("The gateway's answer is not of its form.")
    return told


def _page(ask: Ask, code: str = "", minutes: int = 0) -> Response:
    chats = _asked(ask, "chats")["chats"]
    return ask.page("chat/chat.html", values={"chats": chats, "code": code, "minutes": minutes})


PAGES = (
    Page("GET", "/chat", show_chat),
    Page("POST", "/chat/code", new_code),
    Page("POST", "/chat/unlink", unlink),
)
