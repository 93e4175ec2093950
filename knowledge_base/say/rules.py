"""Who may file and what must hold, what comes of it, and the law behind it."""

from __future__ import annotations

from datetime import date

from knowledge_base import phrases
from knowledge_base.procedure import Layer, Procedure
from knowledge_base.say.cases import Case, exemptions_on
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
    """Say who may file, whether by proxy, and what must hold."""
    lines = [f"Ai được làm: {phrases.clause(procedure.who)}."] if procedure.who else []
    lines += [f"Nhờ người khác: {phrases.clause(procedure.proxy)}."] if procedure.proxy else []
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
    """Return what the record says elsewhere that may answer a question about conditions."""
    remarks = [procedure.documents_note] if procedure.documents_note else []
    if procedure.online.visit_step:
        remarks.append(f"Phải đến nơi: {phrases.clause(procedure.online.visit_step)}.")
    remarks += [
        f"Được miễn hoặc giảm phí: {phrases.clause(line)}."
        for line in exemptions_on(procedure, today)
    ]
    remarks += [
        f"Giấy cần thêm: {document.name} ({document.when})."
        for document in procedure.documents
        if document.when
    ]
    return remarks


def say_legal(procedure: Procedure, case: Case, today: date) -> Said:
    """Name the legal texts."""
    if not procedure.legal_basis:
        return Said("nguồn của tôi không ghi căn cứ pháp lý.", [])
    return Said("căn cứ pháp lý:", [f"- {line}" for line in procedure.legal_basis])
