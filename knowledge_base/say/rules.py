"""Who may file and what must hold, what comes of it, and the law behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from knowledge_base import phrases
from knowledge_base.procedure import Layer, Procedure
from knowledge_base.say.cases import Case, exemptions_on
from knowledge_base.say.money import exempt
from knowledge_base.say.said import Said


def say_result(procedure: Procedure, case: Case, today: date) -> Said:
    """Say what the citizen receives."""
    if not procedure.results:
        return Said("nguồn của tôi không ghi kết quả nhận được.", [])
    results = [phrases.published(part) for line in procedure.results for part in line.split("; +")]
    if len(results) == 1:
        return Said(f"kết quả là {phrases.clause(results[0])}.", [])
    said = dict.fromkeys(phrases.sentence(line) for line in results)
    return Said("kết quả nhận được:", [f"- {line}" for line in said])


def say_conditions(procedure: Procedure, case: Case, today: date) -> Said:
    """Say who may file, whether by proxy, what forces a visit, and what must hold."""
    lines = [f"Ai được làm: {phrases.clause(procedure.who)}."] if procedure.who else []
    lines += [f"Nhờ người khác: {phrases.clause(procedure.proxy)}."] if procedure.proxy else []
    visit = procedure.online.visit_step
    lines += [f"Phải đến nơi: {phrases.clause(visit)}."] if visit else []
    if procedure.layer is Layer.IMPORTED:
        if phrases.says_none(procedure.conditions):
            return Said("Cổng ghi không có điều kiện riêng.", [])
        lines += phrases.published_list(procedure.conditions)
    else:
        lines += [f"- {line}" for line in procedure.conditions]
    if not lines:
        return Said("nguồn của tôi không ghi điều kiện riêng.", [])
    return Said("điều kiện:", lines)


def remarks(procedure: Procedure, today: date) -> list[str]:
    """Return what the record says of papers and fees that may answer a question of conditions."""
    remarks = [procedure.documents_note] if procedure.documents_note else []
    if procedure.fees:
        remarks += exempt(procedure, today, "Được miễn hoặc giảm phí")
    else:  # then the sentences tell of the fee itself, and of nobody who pays less
        remarks += [phrases.sentence(line) for line in exemptions_on(procedure, today)]
    remarks += [
        f"Giấy cần thêm ({document.when}): {document.name}."
        for document in procedure.documents
        if document.when
    ]
    return list(_said_once(remarks, " ".join(say_conditions(procedure, {}, today).lines)))


_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[^\W\d_a-zà-ỹ])")


def _said_once(remarks: list[str], told: str) -> Iterator[str]:
    """Yield the remarks without the sentences that ``told`` holds, whatever they end in there."""
    for remark in remarks:
        sentences = _SENTENCE_END.split(remark)
        fresh = [one for one in sentences if one.rstrip(".").casefold() not in told.casefold()]
        if fresh:
            yield " ".join(fresh)


def say_legal(procedure: Procedure, case: Case, today: date) -> Said:
    """Name the legal texts."""
    if not procedure.legal_basis:
        return Said("nguồn của tôi không ghi căn cứ pháp lý.", [])
    return Said("căn cứ pháp lý:", [f"- {line}" for line in procedure.legal_basis])
