"""Messages that name a whole area of life and nothing in it: ``cho hỏi về bảo hiểm``."""

from __future__ import annotations

import re

from actions import unnamed
from actions.replies import MOST_CHOICES, Reply, offer
from actions.turn import Turn
from knowledge_base.facets import Facet
from knowledge_base.search.query import content, normalise
from knowledge_base.service import Found, KnowledgeBase
from knowledge_base.text import fold, has_marks

FILLERS = frozenset(
    ("chut", "ti", "xiu", "viec", "chuyen", "van", "de", "lien", "quan", "vu", "mang", "cai",
     "he", "giai", "dap", "thac", "mac")
)  # fmt: skip
"""Words beside a topic that say no more than that something is asked."""
TOPICS = frozenset(
    ("bao hiem", "bao hiem xa hoi", "bao hiem y te", "dat", "dat dai", "nha dat", "nha", "thue",
     "xe", "ho tich", "ho khau", "cu tru", "kinh doanh",
     "ho kinh doanh", "cong ty", "doanh nghiep", "xay dung", "tro cap", "cong chung", "chung thuc",
     "luong huu", "that nghiep", "khuyet tat", "y te")
)  # fmt: skip
SPELT = {"thue": "thuế", "dat": "đất", "xe": "xe", "nha": "nhà"}
"""Topics that are other words with other marks: ``thuê``, ``đặt``."""
PAPERS = frozenset(
    ("giay phep", "giay", "thong tin", "thong tin ca nhan", "giay chung nhan", "so", "phep",
     "giay xac nhan")
)  # fmt: skip
"""Papers that every office issues: nothing can be offered, only asked back."""
_ASKS = re.compile(r"\b(hoi|tu van|giup|can|muon|tim hieu|lam|huong dan|thac mac|giai dap)\b")


def topic_of(text: str) -> str:
    """Return what ``text`` names, without words that add nothing: ``bao hiem``."""
    topic = " ".join(word for word in content(text).split() if word not in FILLERS)
    spelt = SPELT.get(topic)
    read = normalise(text)
    return "" if spelt and has_marks(read) and spelt not in read.split() else topic


def asked_back(kb: KnowledgeBase, turn: Turn, found: Found, facet: Facet) -> Reply | None:
    """Offer what is most asked in the area that is named, or ask which paper is meant.

    ``None`` when something is under discussion, or more is named than an area.
    """
    if turn.procedure or turn.candidates:
        return None
    topic = topic_of(turn.text)
    if topic in PAPERS:
        return unnamed.ask_which(facet)
    if topic not in TOPICS or facet is not Facet.OVERVIEW or found.decision.kind == "one":
        return None
    near = [
        hit.code for hit in (*found.decision.hits, *found.ranked) if hit.score >= unnamed.WORTH
    ]
    offered = list(dict.fromkeys(near))[:MOST_CHOICES]
    if len(offered) < 2:
        return unnamed.ask_which(facet)
    return offer([kb.get(code) for code in offered], facet)


def is_asked(text: str) -> bool:
    """Say whether ``text``, which sounds like a greeting, asks about an area or a paper."""
    return topic_of(text) in TOPICS | PAPERS and _ASKS.search(fold(text)) is not None
