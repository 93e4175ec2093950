"""Which items of a record hold in a citizen's case, and on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from knowledge_base.procedure import Fee, OnlyIf, Procedure

Case = Mapping[str, str]
"""Answers about the citizen's own case: question id -> answer id."""


class HasCase(Protocol):
    """An item of a record that may hold only in some cases."""

    @property
    def only_if(self) -> OnlyIf:
        """Question id -> the answers in which the item applies."""


Item = TypeVar("Item", bound=HasCase)


def applying(items: Iterable[Item], case: Case) -> list[Item]:
    """Keep the items that hold in ``case``; a question without an answer excludes nothing."""
    return [
        item
        for item in items
        if all(case.get(q, answers[0]) in answers for q, answers in item.only_if.items())
    ]


def fees_on(procedure: Procedure, case: Case, today: date) -> list[Fee]:
    """Return the fees of ``case`` in force today; past ones only when nothing else is known."""
    fees = applying(procedure.fees, case)
    present = [
        fee
        for fee in fees
        if not (fee.valid_from and fee.valid_from > today)
        and not (fee.valid_until and fee.valid_until < today)
    ]
    return present or fees


def exemptions_on(procedure: Procedure, today: date) -> list[str]:
    """Return who pays less or nothing; what has ended by then is not said any more."""
    return [
        exemption.say
        for exemption in procedure.fee_exemptions
        if exemption.valid_until is None or exemption.valid_until >= today
    ]
