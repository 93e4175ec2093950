"""Says what a record requires, as exactly as its page does, in the chat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge_base.procedure import Procedure
from knowledge_base.search.decide import Kind
from knowledge_base.service import KnowledgeBase
from staff.chat.questions import LookUp
from staff.lookup.sections import Asked, sections

MOST = 3500
MOST_CHOICES = 5
_UNKNOWN = "Danh mục không có mã {code}."
_NONE = "Tôi chưa tìm được thủ tục này. Anh/chị gõ kèm mã, ví dụ “thành phần hồ sơ 1.004873”."
_CHOOSE = "Có mấy thủ tục gần giống. Anh/chị gõ lại kèm mã:"
_CUT = "… (còn nữa, xem ở trang tra cứu)"


def requirements(kb: KnowledgeBase, asked: LookUp, today: date) -> str:
    """Return the sections that are asked for, of the procedure that is meant."""
    if asked.codes:
        code = asked.codes[0]
        return _say(kb.get(code), asked, today) if code in kb else _UNKNOWN.format(code=code)
    if not asked.words:
        return _NONE
    found = kb.find(asked.words, top=MOST_CHOICES)
    if found.decision.kind is Kind.ONE:
        return _say(kb.get(found.decision.hits[0].code), asked, today)
    named = [kb.get(hit.code) for hit in found.ranked[:MOST_CHOICES]]
    return _choices(named) if named else _NONE


def _say(procedure: Procedure, asked: LookUp, today: date) -> str:
    lines = [f"**{procedure.short_name}** ({procedure.code})"]
    for section in sections(procedure, Asked({}, today)):
        if section.title in asked.sections:
            lines += [f"**{section.title}**", *_items(section.items)]
        elif section.title == "Nguồn":
            lines += [f"Nguồn: {'; '.join(section.items[:2])}"]
    text = "\n".join(lines)
    return text if len(text) <= MOST else text[: MOST - len(_CUT)].rsplit("\n", 1)[0] + "\n" + _CUT


def _items(items: Sequence[str]) -> list[str]:
    if not items:
        return ["Nguồn không ghi."]
    return [f"{number}. {item}" for number, item in enumerate(items, start=1)]


def _choices(found: Sequence[Procedure]) -> str:
    return "\n".join([_CHOOSE, *(f"- {p.short_name}: {p.code}" for p in found)])
