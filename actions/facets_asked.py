"""Which facets a turn asks for: the intent's, corrected and completed by the words."""

from __future__ import annotations

import re

from actions.turn import Turn
from knowledge_base.facet_cues import asks_how, cued_facets, separate_facets, sure_facet
from knowledge_base.facets import Facet
from knowledge_base.search.query import normalise
from knowledge_base.search.story import A_STORY
from knowledge_base.text import fold

MOST_FACETS = 3
_SENTENCE = re.compile(r"[.?!;\n]+")
WHAT_ABOUT = re.compile(
    r"^(con|the con|vay con)\b|^(the|vay|z|v|roi)\b.*\b(sao|the nao|s)\W*$"
    r"|^(truong hop|neu|lo|nho)\b.*\bthi (sao|the nao|khac gi|s)\W*$"
)
"""Asks the same of something else: ``thế bị mất thì sao``."""
SO = re.compile(r"\bthi (sao|the nao|s)\W*$")
AND_THAT = re.compile(r"^(\w+ ){1,5}thi (sao|the nao|s)\W*$")
"""Asks the same of what it names, unless it names what is asked: ``làm qua mạng thì sao``."""
ELSEWHERE = re.compile(
    r"\b(o|nop|lam|tai|ra) (mot )?(tinh|phuong|xa|noi|cho) khac\b"
    r"(?! (xuong|den|ve|len|qua(?! (mang|buu dien|app))|sang|vao(?! (thu|ngay))|vo|toi choi)\b)"
    r"|\bo dau cung duoc\b"
    r"|\b(phuong|xa|tinh|noi|cho|dau) nao cung (duoc|dc)\b|\bbat (ky|cu) (phuong|xa|tinh|noi|cho)"
)
"""A question whether one may go elsewhere is one of place, whatever form it has."""


OF_LAW = re.compile(
    r"\b(luat|nghi dinh|thong tu|quy dinh|quyet dinh|can cu|van ban|dieu (may|nao|\d)|phap ly"
    r"|phap luat|co so nao|bo luat|hieu luc|nghi quyet|phap lenh|cong van|chi thi|quy chuan"
    r"|quy che|ban hanh|dieu khoan|khoan (may|nao)|n[dđ]|tt (\d|nao)|dua (vao|tren)|nguon"
    r"|ma (so )?thu tuc|lay (tu|o) dau)\b"
)
"""Without one of these nobody asks for the law, whatever a message resembles."""


OF_MONEY = re.compile(
    r"\b(tien|phi|thue|thanh toan|chuyen khoan|tra|dong|quet|qr|momo|hoan|bien lai|hoa don"
    r"|(bang|qua|quet) (the|vi)|ngan hang|tai khoan|giao dich|cod|ship|giam|mien|chuyen|atm"
    r"|\w*pay\w*|banking|\w*bank|kho bac|vi dien tu|nop phat|tru|nap|ca the|ma vach|bidv|vcb"
    r"|stk)\b"
)
"""Without one of these nobody asks how to pay."""


def wanted_facets(turn: Turn) -> list[Facet]:
    """Return what is asked: the intent's facet, and what a second part of the message adds."""
    text = normalise(turn.text)
    asked = turn.asked_facet
    cued = cued_facets(text)
    open_question = asked in {None, Facet.OVERVIEW} or SO.search(fold(turn.text)) is not None
    told = fold(turn.text)
    named = asked in {None, Facet.OVERVIEW, Facet.STEPS} and AND_THAT.search(told)
    same = (WHAT_ABOUT.search(told) or named) and not asks_how(text)
    if turn.facet and not cued and open_question and same:
        return [turn.facet]  # "thế bị mất thì sao" asks the same of something else
    if asked is None or asked is Facet.OVERVIEW:
        return cued[:MOST_FACETS] or [_guessed(turn, text)]
    if asked is Facet.TIME and Facet.CONDITIONS in cued:
        return [Facet.CONDITIONS]  # a term for the citizen, which sounds like an office's time
    asked = _corrected(_asked_last(asked, turn.text), text, cued)
    others = [facet for facet in separate_facets(turn.text, normalise) if facet is not asked]
    if asked not in cued and len(others) > 1:
        return others[:MOST_FACETS]  # each part asks for itself; the classifier heard the whole
    if asked in cued and others:
        return [f for f in cued if f is asked or f in others][:MOST_FACETS]
    return [asked, *others][:MOST_FACETS]


def _asked_last(asked: Facet, text: str) -> Facet:
    """Return what the last sentence of a story asks when its words say it, else ``asked``."""
    if len(text.split()) < A_STORY:
        return asked
    sentences = [part for part in _SENTENCE.split(text) if len(part.split()) > 2]
    last = cued_facets(normalise(sentences[-1])) if sentences else []
    return last[-1] if last and asked not in last else asked


def _corrected(asked: Facet, text: str, cued: list[Facet]) -> Facet:
    """Return the facet of the intent, or the one that a few sure words name instead."""
    sure = sure_facet(text)
    if sure and asked not in cued:
        return sure
    if asked is Facet.LEGAL and Facet.LEGAL not in cued and not OF_LAW.search(fold(text)):
        return cued[0] if cued else Facet.OVERVIEW
    if asked is Facet.PAYMENT and Facet.PAYMENT not in cued and not OF_MONEY.search(fold(text)):
        return cued[0] if cued else Facet.STEPS if asks_how(text) else Facet.OVERVIEW
    if asked is Facet.CONDITIONS and ELSEWHERE.search(fold(text)):
        return Facet.WHERE
    if asked is Facet.ONLINE and Facet.ONLINE not in cued and asks_how(text):
        return Facet.STEPS  # "hướng dẫn trình tự … qua mạng"
    if asked is Facet.ONLINE and Facet.PAYMENT in cued and Facet.ONLINE not in cued:
        return Facet.PAYMENT
    return asked


def _guessed(turn: Turn, text: str) -> Facet:
    """Return what is asked when neither a sure intent nor a cue says it."""
    if turn.asked_facet is None and turn.guess not in {None, Facet.OVERVIEW}:
        return turn.guess or Facet.OVERVIEW
    if turn.intent == "deny":
        return Facet.CONDITIONS  # "chủ hộ không đồng ý thì sao" asks whether it is possible
    return Facet.STEPS if asks_how(text) else Facet.OVERVIEW


def kept_facets(turn: Turn, facets: list[Facet]) -> list[Facet]:
    """Return the facet asked before the choice, when the choosing words ask nothing new."""
    return [turn.facet] if turn.facet and facets == [Facet.OVERVIEW] else facets
