"""What a message means beside what is already discussed."""

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
VARIANT = 0.3
"""Least chance of a look-alike when the name under discussion is read before the message."""

RETURNS = re.compile(
    r"\b(quay|tro|quay tro) (lai|ve)( (voi|cai|chuyen|vu|viec|thu tuc|phan|ho so))*\b"
    r"|\b(cai|chuyen|vu|viec|thu tuc) (hoi|luc|ban) (nay|truoc|dau)\b|\b(hoi|luc|ban) nay\b"
)
"""Words that go back to what was discussed before."""

SWITCHES = re.compile(
    r"^(a |da |vay |the |u |uh |uk |ok |thoi |ma )*"
    r"(con|the con|vay con|con ve|ngoai ra|tien the|nhan tien|bay gio|gio)\b"
    r"|\b(muon hoi|hoi) (ve|sang|qua|them ve)\b|\bchuyen (sang|qua) (hoi|chuyen|viec)\b"
    r"|\b(luon|nua|them) thi (sao|the nao)\b"
)
"""Words that announce another matter."""

CHANGES = {
    *("cap", "lai", "mat", "bi", "doi", "hong", "moi", "gia", "han", "het", "dang", "ky", "xin"),
    *("huy", "xoa", "sua", "cai", "chinh", "lam", "rach"),
}
"""Words of change, which every family of look-alikes shares; alone they name no procedure."""

IF_SO = re.compile(
    r"^(con |the |vay )?(neu|truong hop|lo|nho)\b|\bthi (sao|the nao|khac gi|lam sao|s)\W*$"
)
"""Asks about a variant of what is discussed."""

VAGUE = {
    *("truong", "hop", "khac", "neu", "luon", "gio", "bay", "hoi", "luc", "nay", "nua", "them"),
    *("minh", "nha", "be", "tuoi", "me", "ba", "bo", "ong", "em", "toi", "anh", "chi", "con"),
    *("chau", "nguoi", "di", "ve", "que", "cung", "tinh", "xa", "phuong", "noi", "cho", "ai"),
    *("duoc", "dc", "khong", "ko", "k", "thi", "sao", "the", "vay", "cai", "do", "ay", "kia"),
    *("phai", "co", "can", "hay", "dau", "den", "tan", "thay", "ho", "gap", "goi", "dien", "re"),
    *("dat", "hon", "nhanh", "lau", "som", "tre", "muon", "bao", "ngay", "thang", "nam", "tuan"),
    *("roi", "chua", "xong", "lo", "ma", "va", "cua", "trong", "ngoai", "lan", "tu", "gi", "nao"),
}
"""Words that say for whom, where or how, and never which procedure, once one is discussed."""


def returned_to(kb: KnowledgeBase, turn: Turn) -> str | None:
    """Return the procedure discussed before to which ``turn`` goes back, else ``None``.

    ``quay lại chuyện khai tử, mất mấy ngày`` names the one; ``quay lại cái lúc nãy`` means the
    last.
    """
    former = [code for code in reversed(turn.trail) if code != turn.procedure and code in kb]
    said = fold(turn.text)
    if not former or RETURNS.search(said) is None:
        return None
    words = telling(RETURNS.sub(" ", said)) - {"lai", "cai", "chuyen"}
    if not words:
        return former[0]
    shared = {code: len(words & _names(kb.get(code))) for code in former}
    best = max(former, key=lambda code: shared[code])
    return best if shared[best] else None


def in_context(kb: KnowledgeBase, turn: Turn, found: Found) -> str | None:
    """Return what a vague mention means beside the procedure under discussion, else ``None``.

    "thế bị mất thì sao" after a passport is about passports, "rồi sang tên nộp ở đâu" about what
    was discussed before under that name. A message that holds another procedure's name is no
    vague mention.
    """
    if turn.procedure is None or turn.procedure not in kb:
        return None
    said = telling(turn.text)
    if not said:
        return turn.procedure
    if (meant := _discussed(kb, turn, said, found)) is not None:
        return meant
    likely = found.ranked[:3] if found.decision.hits else ()
    if any(_named(kb.get(hit.code), said_of(turn.text)) for hit in likely):
        return None
    if (meant := look_alike(kb, turn, found)) is not None:
        return meant
    other = variant(kb, turn) if IF_SO.search(fold(turn.text)) else None
    return other if other and other != turn.procedure else _within(kb, turn, said, found)


def _discussed(kb: KnowledgeBase, turn: Turn, said: set[str], found: Found) -> str | None:
    """Return the procedure of this conversation in whose names all of ``said`` stands."""
    if said <= CHANGES:
        return None
    whole = [kb.get(hit.code) for hit in found.ranked[:3]]
    if any(said == telling(p.short_name) for p in whole if p.code != turn.procedure):
        return None
    walked = dict.fromkeys([str(turn.procedure), *reversed(turn.trail)])
    return next((code for code in walked if code in kb and _called(kb.get(code), said)), None)


def look_alike(kb: KnowledgeBase, turn: Turn, found: Found) -> str | None:
    """Return which look-alike of the procedure under discussion the words single out."""
    current = str(turn.procedure)
    chances = {hit.code: hit.score for hit in found.ranked}
    siblings = [sibling.code for sibling in kb.siblings(current)]
    family = (current, *siblings)
    if (chosen := among(kb, turn.text, family)) and (chosen in chances or not chances):
        return chosen
    if not found.decision.hits:
        return None  # of chances near nothing the highest says nothing
    near = [code for code in family if chances.get(code, 0.0) >= NEAR * _best(chances) > 0.0]
    return max(near, key=lambda code: chances[code], default=None)


def _within(kb: KnowledgeBase, turn: Turn, said: set[str], found: Found) -> str | None:
    """Return the procedure under discussion when its record speaks of what was said."""
    current = kb.get(str(turn.procedure))
    chances = {hit.code: hit.score for hit in found.decision.hits}
    new = said - _names(current)
    if chances and len(new) >= 2 and SWITCHES.search(fold(turn.text)):
        return None
    held = set(fold(current.model_dump_json()).split())
    share = 0.5 if not chances else 0.99
    return current.code if len(said & held) > share * len(said) - 0.01 else None


def variant(kb: KnowledgeBase, turn: Turn) -> str | None:
    """Return what the message means when read behind the name under discussion, else ``None``.

    ``nếu chồng là người Hàn thì sao`` behind ``đăng ký kết hôn`` is marrying a foreigner.
    """
    if turn.procedure is None or turn.procedure not in kb:
        return None
    current = kb.get(turn.procedure)
    family = {current.code, *(sibling.code for sibling in kb.siblings(current.code))}
    if len(family) == 1:
        return current.code
    hits = kb.find(f"{current.short_name} {turn.text}").decision.hits
    best = next((hit for hit in hits if hit.score >= VARIANT), None)
    return best.code if best and best.code in family else current.code


def _best(chances: dict[str, float]) -> float:
    return max(chances.values(), default=0.0)


def said_of(text: str) -> set[str]:
    """Return the folded words of ``text`` beside what is asked and courtesy."""
    return set(content(text).split())


def telling(text: str) -> set[str]:
    """Return those of them that may name a procedure once one is discussed."""
    return {w for w in said_of(text) if w not in VAGUE and not w.isdigit()}


def _names(procedure: Procedure) -> set[str]:
    """Return every folded word of the names of ``procedure``."""
    names = [procedure.short_name, procedure.name, *procedure.aliases]
    return set(fold(" ".join(names)).replace(",", " ").split())


def _called(procedure: Procedure, said: set[str]) -> bool:
    """Say whether all of ``said`` stands in one name of ``procedure``."""
    names = [procedure.short_name, procedure.name, *procedure.aliases]
    return any(said <= set(fold(name).replace(",", " ").split()) for name in names)


def _named(procedure: Procedure, said: set[str]) -> bool:
    """Say whether ``said`` (at least two words) stands wholly in one name of ``procedure``."""
    if len(said) < 2 or said <= CHANGES:
        return False
    return _called(procedure, said)
