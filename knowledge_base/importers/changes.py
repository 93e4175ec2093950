"""Says what differs between the catalogue before an import and after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from knowledge_base.procedure import Document, Fee, Procedure, ProcessingTime


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of one procedure that changed.

    Attributes:
        field: ``name``, ``fees``, ``times``, ``documents``, ``online``, ``legal_basis``,
            ``decision_no`` or ``other``.
        gone: What the catalogue said before and no longer says.
        new: What it says now.
    """

    code: str
    name: str
    field: str
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


_SAID: Mapping[str, Callable[[Procedure], Iterable[str]]] = {
    "name": lambda record: [record.name],
    "fees": lambda record: map(say_fee, record.fees),
    "times": lambda record: map(say_time, record.times),
    "documents": lambda record: map(say_document, record.documents),
    "online": lambda record: [record.online.level, *record.ways],
    "legal_basis": lambda record: record.legal_basis,
    "decision_no": lambda record: [record.decision_no or ""],
}
_NOT_FACTS = {"as_of", "usage_weight", "import_notes"}


def changes_between(before: Procedure, after: Procedure) -> list[Change]:
    """Return the facts that differ; a new date or use counter alone is no change."""
    changes = []
    for field, say in _SAID.items():
        old, new = list(say(before)), list(say(after))
        gone = tuple(line for line in old if line not in new)
        come = tuple(line for line in new if line not in old)
        if gone or come or old != new:
            changes.append(Change(after.code, after.name, field, gone, come))
    facts = [record.model_dump(exclude=_NOT_FACTS) for record in (before, after)]
    if not changes and facts[0] != facts[1]:
        changes.append(Change(after.code, after.name, "other"))
    return changes


def say_fee(fee: Fee) -> str:
    """Say a fee in one line: ``online: 10000 đ (condition)``."""
    amount = "?" if fee.amount_vnd is None else f"{fee.amount_vnd} đ"
    words = fee.quote or fee.condition
    return f"{fee.way or '-'}: {amount}" + (f" ({words})" if words else "")


def say_time(time: ProcessingTime) -> str:
    """Say a time in one line: ``online: 7 working_day``."""
    amount = "?" if time.amount is None else f"{time.amount:g} {time.unit or '(no unit)'}"
    words = time.quote or time.condition
    return f"{time.way or '-'}: {amount}" + (f" ({words})" if words else "")


def say_document(document: Document) -> str:
    """Say a document in one line: ``[group] name: 1 originals, 0 copies``."""
    group = f"[{document.group}] " if document.group else ""
    return f"{group}{document.name}: {document.originals} originals, {document.copies} copies"
