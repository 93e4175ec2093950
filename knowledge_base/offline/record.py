"""What the offline page holds of a record: said already, only the case is left open. Pure.

The page must say of each case what `knowledge_base.checklist` says; a test compares them all.
Keys are short, since the file travels over weak networks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from knowledge_base import phrases
from knowledge_base.forms import is_filled_in, is_made_for
from knowledge_base.kinds import Layer
from knowledge_base.parts import CaseQuestion, Exemption
from knowledge_base.procedure import Document, Fee, Procedure
from knowledge_base.say.filing import say_online
from knowledge_base.say.money import NO_CHARGE

FORM, MADE, BRING, HELD = 0, 1, 2, 3  # where in the tick list a paper stands
_ANY_DAY = date.min
Packed = dict[str, Any]


def pack(procedure: Procedure) -> Packed:
    """Return ``procedure`` for the page; what is empty or usual is left out."""
    if procedure.layer is not Layer.CURATED:
        raise ValueError(f"{procedure.code} is not in our own words.")
    packed: Packed = {
        "c": procedure.code,
        "n": procedure.name,
        "s": procedure.short_name,
        "k": [*procedure.aliases, *procedure.situations],
        "f": procedure.field,
        "u": procedure.usage_weight,
        "q": [_question(question) for question in procedure.cases],
        "d": [_document(document) for document in procedure.documents],
        "dn": procedure.documents_note,
        "e": [_fee(fee) for fee in procedure.fees],
        "nc": NO_CHARGE if procedure.no_charge else None,
        "ex": [_exemption(each) for each in procedure.fee_exemptions],
        "pd": phrases.clause(procedure.payment.due)
        if procedure.payment and procedure.payment.due
        else None,
        "t": [_timed(phrases.say_duration(time), time.only_if) for time in procedure.times],
        "z": procedure.cutoff_15h,
        "w": procedure.where,
        "y": phrases.say_ways(procedure),
        "v": phrases.clause(procedure.online.visit_step) if procedure.online.visit_step else None,
        "rb": procedure.review_by.isoformat() if procedure.review_by else None,
        "rw": phrases.day(procedure.review_by) if procedure.review_by else None,
        "src": phrases.say_source(procedure),
        "a": procedure.as_of.isoformat(),
        "o": say_online(procedure, {}, procedure.as_of).lead,
        "so": procedure.steps.online,
        "sc": procedure.steps.counter,
        "wh": procedure.who,
        "px": procedure.proxy,
        "r": procedure.results,
        "g": procedure.conditions,
    }
    return _without_empty(packed)


def _question(question: CaseQuestion) -> list[Any]:
    """Return id, words, why, and pairs of answer id and words."""
    answers = [[answer.id, answer.say] for answer in question.answers]
    return [question.id, question.ask, question.why or "", answers]


def _document(document: Document) -> list[Any]:
    """Return words, case, place, and 1 for a paper that is needed in some case only."""
    place = HELD if document.replaced_by_data else BRING
    place = FORM if is_filled_in(document) else MADE if is_made_for(document) else place
    told = int(document.when is not None)
    return _timed(phrases.say_document(document), document.only_if, place, told)


def _fee(fee: Fee) -> list[Any]:
    """Return words, case, first day, last day, what is said after it, whether it is free, a doubt.

    The words of a fee that ends differ before and after its last day; both are packed. So are
    those of a fee whose doubt others may share: the words without it, and the doubt.
    """
    first = fee.valid_from.isoformat() if fee.valid_from else ""
    last = fee.valid_until.isoformat() if fee.valid_until else ""
    bare = phrases.say_fee_line(fee.model_copy(update={"valid_until": None}), _ANY_DAY)
    day = phrases.day(fee.valid_until) if fee.valid_until else ""
    words, low = _item(bare)
    free = int(fee.amount_vnd == 0)
    return _short([words, low, fee.only_if or 0, first, last, day, free, *_doubt(fee)])


def _doubt(fee: Fee) -> list[str]:
    """Return the fee's words without its doubt, and the doubt; nothing where it stands alone."""
    if not fee.doubt or fee.quote:
        return []
    alone = fee.model_copy(update={"valid_until": None})
    told_apart = phrases.say_fee_line(alone, _ANY_DAY, told_apart=True)
    return [told_apart, phrases.sentence(fee.doubt)]


def _exemption(exemption: Exemption) -> list[Any]:
    """Return words and last day."""
    last = exemption.valid_until.isoformat() if exemption.valid_until else ""
    return _short([*_item(exemption.say), last])


def _timed(words: str, only_if: dict[str, list[str]], *more: int) -> list[Any]:
    said, low = _item(words)
    return _short([said, low, only_if or 0, *more])


def _item(words: str) -> list[Any]:
    """Return the words, and 1 when they begin with a small letter after a colon."""
    bare = words.rstrip(".")
    return [words, int(phrases.clause(words)[:1] != bare[:1])]


def _short(values: list[Any]) -> list[Any]:
    """Leave out what is empty at the end; the page reads what is missing as empty."""
    while values and not values[-1]:
        values.pop()
    return values


def _without_empty(packed: Packed) -> Packed:
    return {key: value for key, value in packed.items() if value}


def shared_words(records: Iterable[Packed]) -> Packed:
    """Return ``{"w": words, "p": records}`` with long words that come twice named by number.

    A reference is ``"#3"``; no word of ours begins so.
    """
    records = list(records)
    counted: dict[str, int] = {}
    for record in records:
        _count(record, counted)
    often = {w: n for w, n in counted.items() if n > 1 and len(w) * (n - 1) > 6 * n}
    words = sorted(often, key=lambda w: -often[w])
    names = {word: f"#{at}" for at, word in enumerate(words)}
    return {"w": words, "p": [_named(record, names) for record in records]}


def _count(value: Any, counted: dict[str, int]) -> None:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        counted[value] = counted.get(value, 0) + 1
    elif isinstance(value, list):
        for each in value:
            _count(each, counted)
    elif isinstance(value, dict):
        for each in value.values():
            _count(each, counted)


def _named(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [_named(each, names) for each in value]
    if isinstance(value, dict):
        return {key: _named(each, names) for key, each in value.items()}
    return value
