"""Helps an officer write an answer: finds the procedure, and says of it what the bot would."""

from __future__ import annotations

import re

from starlette.responses import PlainTextResponse, Response

from knowledge_base.facets import Facet
from staff.ask import Ask
from staff.errors import Refused
from staff.guard import Page

CODE = re.compile(r"\d\.\d{6}")
MOST = 5
FACETS = {
    Facet.DOCUMENTS: "Giấy tờ",
    Facet.FEE: "Phí",
    Facet.TIME: "Thời hạn",
    Facet.WHERE: "Nơi nộp",
    Facet.ONLINE: "Nộp trên mạng",
    Facet.STEPS: "Cách làm",
}


def find(ask: Ask) -> Response:
    """Return the procedures that the question is about, each with what can be said of it."""
    question, kb = ask.query("q"), ask.services.kb()
    codes = [code for code in CODE.findall(question) if code in kb]
    if not codes and question:
        codes = [hit.code for hit in kb.find(question, top=MOST).ranked]
    found = [kb.get(code) for code in codes[:MOST]]
    values = {"found": found, "facets": FACETS, "question": question}
    return ask.page("inbox/found.html", values=values)


def say(ask: Ask) -> Response:
    """Return what the bot would say, as plain text, to be put into an answer."""
    code, kb = ask.query("code"), ask.services.kb()
    try:
        facet = Facet(ask.query("facet"))
    except ValueError:
        raise Refused("Không có mục này.", 404) from None
    if code not in kb:
        raise Refused("Không có thủ tục này.", 404)
    said = kb.answer(code, facet, today=ask.today)
    return PlainTextResponse("\n".join((said.text, *said.more)))


PAGES = (Page("GET", "/inbox/find", find), Page("GET", "/inbox/say", say))
