"""What a vague mention means beside what is already discussed."""

from __future__ import annotations

import re

from actions.choosing import among
from actions.turn import Turn
from knowledge_base.procedure import Procedure
from knowledge_base.search.query import content
from knowledge_base.service import Found, KnowledgeBase
from knowledge_base.text import fold

NEAR = 0.5
"""A look-alike is taken for what is meant from this share of the best hit's chance on."""

ADMINISTRATIVE = re.compile(
    r"\b("
    r"giay phep|giay chung nhan|giay xac nhan|chung chi|chung nhan|thu tuc|ho so|dang ky|"
    r"dki|dang ki|khai bao|cap (lai|doi|moi|phep|bang|giay|the|so|phieu)|gia han|"
    r"xin (cap|phep|giay|xac nhan|huong|lam)|cong nhan|cong bo|thong bao|tro cap|ho tro|"
    r"tham dinh|phe duyet|kiem dinh|kiem dich|dang kiem|cong chung|chung thuc|xac nhan|"
    r"thanh lap|giai the|chuyen truong|nhap hoc|hoc phi|hoc bong|van bang|bang tot nghiep|"
    r"bang cap|hanh nghe|giay to|chinh sach|che do|dich vu cong|"
    r"the (nha bao|huong dan|can cuoc|bhyt)|ho chieu|visa|thi thuc|quoc tich|giam dinh|"
    r"cap phep|mo (quan|phong|trung tam|truong|nha thuoc|lop|cong ty)|xep hang|nhan hieu|"
    r"ban quyen|sang che|bao ho|hop phap hoa|lanh su|thang hang|ton giao|"
    r"lao dong nuoc ngoai|xuat khau lao dong|quang cao|bieu dien|di tich"
    r")\b"
)
"""Words that make a message a matter of administration even where no catalogue holds it."""


UNLAWFUL = re.compile(
    r"\b(hack|lam gia|gia mao|giay gia|bang gia|so do gia|tron thue|ne thue|lach luat|mua bang"
    r"|chay (an|bang|so|giay)|lam chui|lam lau)\b"
)
"""What nobody is helped to do, however well a procedure fits the words."""


CHANGES = {
    *("cap", "lai", "mat", "bi", "doi", "hong", "moi", "gia", "han", "het", "dang", "ky", "xin"),
    *("huy", "xoa", "sua", "cai", "chinh", "lam", "rach"),
}
"""Words of change, which every family of look-alikes shares; alone they name no procedure."""


def is_unlawful(text: str) -> bool:
    """Say whether ``text`` asks how to break the law."""
    return UNLAWFUL.search(fold(text)) is not None


def is_administrative(text: str) -> bool:
    """Say whether ``text`` speaks of papers and authorities at all."""
    return ADMINISTRATIVE.search(fold(text)) is not None


def in_context(kb: KnowledgeBase, turn: Turn, found: Found) -> str | None:
    """Return what a vague mention means beside the procedure under discussion, else ``None``.

    "thế bị mất thì sao" after a passport is about passports. A message that holds another
    procedure's name is no vague mention.
    """
    if turn.procedure is None:
        return None
    said = set(content(turn.text).split())
    if any(_named(kb.get(hit.code), said) for hit in found.ranked[:3]):
        return None
    chances = {hit.code: hit.score for hit in found.decision.hits}
    family = (turn.procedure, *(sibling.code for sibling in kb.siblings(turn.procedure)))
    if (chosen := among(kb, turn.text, family)) and (chosen in chances or not chances):
        return chosen
    near = [code for code in family if chances.get(code, 0.0) >= NEAR * _best(chances)]
    if chances and near:
        return max(near, key=lambda code: chances[code])
    held = set(fold(kb.get(turn.procedure).model_dump_json()).split())
    share = 0.5 if not chances else 0.99
    return turn.procedure if said and len(said & held) > share * len(said) - 0.01 else None


def _best(chances: dict[str, float]) -> float:
    return max(chances.values(), default=0.0)


def _named(procedure: Procedure, said: set[str]) -> bool:
    """Say whether ``said`` (at least two words) stands wholly in one name of ``procedure``."""
    if len(said) < 2 or said <= CHANGES:
        return False
    names = [procedure.short_name, procedure.name, *procedure.aliases]
    return any(said <= set(fold(name).split()) for name in names)
