"""Reads the portal's own JSON: the answer of ``get-formality-by-citizen``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from knowledge_base.importers.page_papers import group_name
from knowledge_base.importers.page_texts import read_lines, read_text
from knowledge_base.importers.published import (
    Published,
    PublishedFee,
    PublishedMethod,
    PublishedPaper,
    clean,
)
from knowledge_base.procedure import AgencyLevel, FilingWay, TimeUnit

Object = Mapping[str, Any]

KEYS = ("code", "name", "executionMethods", "executionCases")
"""Keys by which the shape is known."""

PAGE = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/{id}"
CASE_UNIT = "Thời gian: Cổng không ghi đơn vị; lấy theo danh mục trường hợp của chính thủ tục."

_WAYS = {
    "ONLINE": FilingWay.ONLINE,
    "POSTAL": FilingWay.POST,
    "DIRECT": FilingWay.IN_PERSON,
}
_UNITS = {
    "WORKING_DAY": TimeUnit.WORKING_DAY,
    "DAY": TimeUnit.DAY,
    "HOUR": TimeUnit.HOUR,
    "MONTH": TimeUnit.MONTH,
    "YEAR": TimeUnit.YEAR,
}
_LEVELS = {
    "isMinistry": AgencyLevel.MINISTRY,
    "isProvince": AgencyLevel.PROVINCE,
    "isWard": AgencyLevel.COMMUNE,
    "isOtherAgency": AgencyLevel.OTHER,
}


def read_object(data: Object) -> Published:
    """Return what the portal's object publishes."""
    agencies = tuple(dict.fromkeys(_agencies(data)))
    case_time = _case_time(data)
    return Published(
        code=_line(data, "code"),
        name=_line(data, "name"),
        source_url=PAGE.format(id=_line(data, "id")),
        decision_no=_line(data.get("procedureProposal") or {}, "proposalNumber"),
        levels=tuple(level for key, level in _LEVELS.items() if data.get(key)),
        field=", ".join(_names(data, "categoriesDetails")),
        audience=_names(data, "subjectTypesDetails"),
        agency=", ".join(agencies),
        offices=read_lines(str(data.get("dossierReceivingAddresses") or "")),
        steps=tuple(_steps(data)),
        methods=tuple(_methods(data)),
        papers=tuple(_papers(data)),
        legal_basis=tuple(
            dict.fromkeys(
                (_line(i, "name"), _line(i, "code")) for i in _items(data, "legalBasisesDetails")
            )
        ),
        # Where this field is empty, its text may stand in the description.
        conditions=read_lines(str(data.get("requirementsAndConditions") or ""))
        or read_lines(str(data.get("description") or "")),
        results=_names(data, "resultsDetails"),
        case_time=case_time,
        as_of=_day(data.get("updatedAt")),
        remarks=(CASE_UNIT,) if case_time and _has_bare_time(data) else (),
    )


def _items(data: Object, key: str) -> list[Object]:
    return [item for item in data.get(key) or [] if isinstance(item, Mapping)]


def _line(data: Object, key: str) -> str:
    return read_text(str(data.get(key) or ""))


def _names(data: Object, key: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name for item in _items(data, key) if (name := _line(item, "name")))
    )


def _agencies(data: Object) -> Iterator[str]:
    """Yield the executing agencies: they may stand in any of three places."""
    yield from _names(data, "departmentsExecuting")
    yield from _names(data, "unitGroupsExecuting")
    if words := _line(data, "executingAgencies"):
        yield words


def _steps(data: Object) -> Iterator[str]:
    for step in _items(data, "executionSteps"):
        title, lines = _line(step, "name"), read_lines(str(step.get("description") or ""))
        if title:
            yield title
        yield from lines


def _methods(data: Object) -> Iterator[PublishedMethod]:
    for method in _items(data, "executionMethods"):
        way = _WAYS.get(str(method.get("submissionMethod")))
        if way is None:
            continue
        amount = method.get("processingTime")
        yield PublishedMethod(
            way=way,
            amount=float(amount) if isinstance(amount, int | float) else None,
            unit=_UNITS.get(str(method.get("processingTimeUnit"))),
            fees=tuple(_fees(method)),
            description=_line(method, "description"),
        )


def _fees(method: Object) -> Iterator[PublishedFee]:
    for fee in _items(method, "fees"):
        value = fee.get("value")
        words = _line(fee, "currencyName")
        vnd = not words or words.lower() in ("vnđ", "vnd", "việt nam đồng", "đồng")
        amount = float(value) if isinstance(value, int | float) else None
        yield PublishedFee(amount, "VND" if vnd else words, _line(fee, "description"))


def _papers(data: Object) -> Iterator[PublishedPaper]:
    for case in _items(data, "executionCases"):
        for paper in _items(case, "profileComponents"):
            yield PublishedPaper(
                name=_line(paper, "name"),
                group=group_name(_line(case, "name")),
                originals=int(paper.get("originalQty") or 0),
                copies=int(paper.get("copyQty") or 0),
                files=tuple(clean(str(f.get("fileName"))) for f in _items(paper, "attachments")),
            )


def _case_time(data: Object) -> tuple[float, TimeUnit] | None:
    """Return the one time that all cases of the portal's case list agree on."""
    days = [case.get("processingDay") or {} for case in _items(data, "cases")]
    found = {(float(day.get("qty") or 0), _UNITS.get(str(day.get("type")))) for day in days}
    if len(found) != 1:
        return None
    amount, unit = found.pop()
    return (amount, unit) if amount and unit else None


def _has_bare_time(data: Object) -> bool:
    return any(m.amount is not None and m.unit is None for m in _methods(data))


def _day(epoch_ms: object) -> date | None:
    if not isinstance(epoch_ms, int | float) or epoch_ms <= 0:
        return None
    return datetime.fromtimestamp(epoch_ms / 1000, UTC).date()
