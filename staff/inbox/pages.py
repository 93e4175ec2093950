"""The pages of the inbox."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from starlette.responses import Response, StreamingResponse

from staff.ask import Ask
from staff.audit import note
from staff.database import transaction
from staff.errors import GatewayRefusal, GatewayUnavailable, Refused
from staff.guard import Page
from staff.inbox import desk, words
from staff.inbox.helping import PAGES as HELPING
from staff.inbox.threads import Thread
from staff.roles import Role

LONGEST = 3000


def show_inbox(ask: Ask) -> Response:
    """Return the queue, on a page that follows it."""
    return ask.page("inbox/inbox.html", values=_queue(ask))


def show_rows(ask: Ask) -> Response:
    """Return the queue alone, for the page that follows it."""
    return ask.page("inbox/rows.html", values=_queue(ask))


async def follow(ask: Ask) -> Response:
    """Pass the gateway's signs on that an inbox has changed; nobody's words are in them."""
    found = ask.services.gateway().events(f"{desk.BASE}/events", desk.params(ask.officer))
    return StreamingResponse(found, media_type="text/event-stream")


def show_thread(ask: Ask) -> Response:
    """Return one conversation; that it was read by one who does not have it is in the trail."""
    thread = desk.thread(ask)
    if not thread.is_of(ask.officer):
        with transaction(ask.services.engine) as connection:
            note(connection, ask.officer, "thread_read", f"thread {thread.id}", ask.now)
    return _thread_page(ask, thread)


def show_words(ask: Ask) -> Response:
    """Return what was said, for the page that follows it, and whether more has changed."""
    thread = desk.thread(ask)
    known = (ask.query("state"), ask.query("officer"))
    changed = known != (thread.state, thread.officer or "")
    values = {"thread": thread, "words": words, "changed": changed, "now": thread.now}
    return ask.page("inbox/words.html", values=values)


def claim(ask: Ask) -> Response:
    """Take the conversation."""
    return _acted(ask, lambda: desk.act(ask, "claim"))


def answer(ask: Ask) -> Response:
    """Say something to the citizen; what cannot be sent now stays in the form."""
    text, key = ask.text("text"), ask.text("key")
    if not text or len(text) > LONGEST:
        raise Refused(f"Câu trả lời cần từ 1 đến {LONGEST:,} chữ cái.".replace(",", "."))
    if not (8 <= len(key) <= 64 and key.isascii()):
        raise Refused("Biểu mẫu đã cũ. Anh/chị tải lại trang rồi gửi lại.")
    try:
        desk.act(ask, "answer", f"{len(text)} chữ cái", text=text, key=key)
    except GatewayRefusal as error:
        return _unsent(ask, text, key, str(words.refusal(error)), error.status)
    except GatewayUnavailable:
        why = "Chưa nối được với cổng trò chuyện; câu trả lời chưa gửi."
        return _unsent(ask, text, key, why, 503)
    return ask.to(f"/inbox/{desk.number(ask)}")


def pass_on(ask: Ask) -> Response:
    """Let another unit answer, or whoever comes next in the same."""
    to = ask.text("to")
    if to not in {unit.id for unit in desk.units(ask)}:
        raise Refused("Anh/chị chọn đơn vị nhận.")
    return _acted(ask, lambda: desk.act(ask, "pass", f"tới {to}", to=to), to="/inbox")


def end(ask: Ask) -> Response:
    """Give the conversation back to the bot."""
    return _acted(ask, lambda: desk.act(ask, "end"), to="/inbox")


def contact(ask: Ask) -> Response:
    """Show the number that the citizen left."""
    try:
        told = str(desk.act(ask, "contact").get("contact") or "")
    except GatewayRefusal as error:
        raise words.refusal(error) from error
    return _thread_page(ask, desk.thread(ask), contact=told)


def _queue(ask: Ask) -> dict[str, object]:
    queue = desk.queue(ask)
    late = [one for one in queue.threads if one.is_late(queue.now)]
    waiting = [one for one in queue.threads if one.state == "waiting"]
    shared = {"words": words, "now": queue.now, "all_units": ask.officer.role is Role.ADMIN}
    return {"threads": queue.threads, "waiting": waiting, "late": late, **shared}


def _acted(ask: Ask, do: Callable[[], object], to: str = "") -> Response:
    try:
        do()
    except GatewayRefusal as error:
        raise words.refusal(error) from error
    return ask.to(to or f"/inbox/{desk.number(ask)}")


def _thread_page(ask: Ask, thread: Thread, contact: str = "") -> Response:
    leads = ask.officer.role is not Role.OFFICER
    open_ = thread.state != "closed"
    values = {
        "thread": thread,
        "words": words,
        "now": thread.now,
        "changed": False,
        "contact": contact,
        "mine": thread.is_of(ask.officer),
        "may_move": thread.is_of(ask.officer) or (leads and open_),
        "units": desk.units(ask) if open_ else (),
        "key": secrets.token_urlsafe(12),
    }
    return ask.page("inbox/thread.html", values=values)


def _unsent(ask: Ask, text: str, key: str, why: str, status: int) -> Response:
    values = {"text": text, "key": key, "why": why, "id": desk.number(ask)}
    return ask.page("inbox/unsent.html", status=status, values=values)


PAGES = (
    Page("GET", "/inbox", show_inbox),
    Page("GET", "/inbox/rows", show_rows),
    Page("GET", "/inbox/events", follow),
    *HELPING,
    Page("GET", "/inbox/{id}", show_thread),
    Page("GET", "/inbox/{id}/words", show_words),
    Page("POST", "/inbox/{id}/claim", claim),
    Page("POST", "/inbox/{id}/answer", answer),
    Page("POST", "/inbox/{id}/pass", pass_on),
    Page("POST", "/inbox/{id}/end", end),
    Page("POST", "/inbox/{id}/contact", contact),
)
