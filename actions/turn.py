"""One turn as the actions see it: what was said or pressed, and what is remembered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge_base.facets import Facet
from knowledge_base.text import fold, has_marks, nfc

TRAIL_LENGTH = 5
_MASKS = re.compile(r"\[[A-ZĐÀ-Ỹ /-]{2,}\]")
"""What the gateway puts for a personal number: ``[CCCD]`` says nothing of what is asked."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The latest message and the slots.

    Attributes:
        text: What the citizen wrote; empty when a button was pressed.
        intent: Name of the intent, without ``/``.
        entities: Values that a button carried.
        sender: A pseudonym (design.md, contract 8).
        guess: The facet of the likeliest intent where none was sure, or none of a procedure.
        id: The gateway's id of this turn; ``None`` when nothing came through the gateway.
        dossier: The dossier asked for and what is awaited: ``{"code": …, "step": …}``.
        coach: The step of filing online that was reached: see `actions.coach`.
        unit: The unit that the citizen turned to (docs/finishing-online.md); ``None``: not known.
        outside: The classifier's likelihood of ``out_of_scope``; ``None``: it saw no text.
        before: What the citizen wrote just before this message; empty when a button was pressed.
        masks: Kinds of personal numbers that the gateway masked: ``MÃ RIÊNG``.
    """

    text: str
    intent: str | None
    entities: Mapping[str, Any]
    procedure: str | None = None
    facet: Facet | None = None
    candidates: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    misses: int = 0
    case: Mapping[str, Any] | None = None
    province: Mapping[str, Any] | None = None
    guess: Facet | None = None
    sender: str = ""
    id: str | None = None
    channel: str = ""
    dossier: Mapping[str, Any] | None = None
    coach: Mapping[str, Any] | None = None
    unit: str | None = None
    outside: float | None = None
    before: str = ""
    masks: tuple[str, ...] = ()

    @property
    def asked_facet(self) -> Facet | None:
        """The facet that the intent ``ask_<facet>`` names, else ``None``."""
        name = (self.intent or "").removeprefix("ask_")
        return Facet(name) if name in set(Facet) else None

    @property
    def pressed_facet(self) -> Facet | None:
        """The facet that a button carried, else ``None``."""
        named = str(self.entities.get("facet") or "")
        return Facet(named) if named in set(Facet) else None

    @property
    def waiting_case(self) -> str | None:
        """The procedure whose case question waits for an answer, else ``None``."""
        held = self.case or {}
        return held.get("procedure") if held.get("asking") else None

    @property
    def case_at_rest(self) -> dict[str, Any] | None:
        """The slot ``case`` once its question waits no more: the answers given stay."""
        held = self.case or {}
        return {name: held[name] for name in ("procedure", "answers") if name in held} or None

    @property
    def waiting_province(self) -> str | None:
        """The procedure whose fee waits for the citizen's province, else ``None``."""
        return (self.province or {}).get("asking")

    def answers_for(self, code: str) -> dict[str, str]:
        """Return the answers given about the citizen's case of ``code``."""
        held = self.case or {}
        return dict(held.get("answers") or {}) if held.get("procedure") == code else {}


def read_turn(tracker: Any) -> Turn:  # noqa: ANN401 - rasa_sdk carries no types
    """Return the turn that rasa-sdk's tracker describes."""
    message = tracker.latest_message or {}
    text = message.get("text") or ""
    entities = {e["entity"]: e["value"] for e in message.get("entities") or []}
    facet = tracker.get_slot("facet")
    metadata = message.get("metadata") or {}
    return Turn(
        text=_written(text),
        intent=(message.get("intent") or {}).get("name"),
        entities=entities,
        procedure=tracker.get_slot("procedure"),
        facet=Facet(facet) if facet in set(Facet) else None,
        candidates=tuple(tracker.get_slot("candidates") or ()),
        trail=tuple(tracker.get_slot("trail") or ()),
        misses=int(tracker.get_slot("misses") or 0),
        case=tracker.get_slot("case"),
        province=tracker.get_slot("province"),
        guess=_guess(message.get("intent_ranking") or []),
        sender=tracker.sender_id or "",
        id=metadata.get("turn_id"),
        channel=metadata.get("channel") or "",
        dossier=tracker.get_slot("dossier"),
        coach=tracker.get_slot("coach"),
        unit=metadata.get("unit"),
        outside=_outside(message.get("intent_ranking") or []),
        before=_before(tracker.events or []),
        masks=tuple(mask[1:-1] for mask in _MASKS.findall(text)),
    )


def _written(text: str) -> str:
    """Return what was typed without masks; nothing when a button was pressed."""
    return "" if text.startswith("/") else _MASKS.sub(" ", text).strip()


def _before(events: Sequence[Mapping[str, Any]]) -> str:
    """Return what was written in the turn before the latest one."""
    texts = [event.get("text") or "" for event in events if event.get("event") == "user"]
    return _written(texts[-2]) if len(texts) > 1 else ""


LEAST_GUESS = 0.12
"""A facet less likely than this is not guessed."""


def _guess(ranking: Sequence[Mapping[str, Any]]) -> Facet | None:
    """Return the facet of the likeliest intent that asks for one, if it is likely enough."""
    for intent in ranking:
        name = str(intent["name"]).removeprefix("ask_")
        if name in set(Facet) and intent["confidence"] >= LEAST_GUESS:
            return Facet(name)
    return None


def _outside(ranking: Sequence[Mapping[str, Any]]) -> float | None:
    """Return the likelihood of ``out_of_scope``: none to speak of when it is not ranked."""
    if not ranking:
        return None
    found = (float(one["confidence"]) for one in ranking if one["name"] == "out_of_scope")
    return next(found, 0.0)


def walked(trail: tuple[str, ...], code: str) -> list[str]:
    """Return the trail after ``code`` was discussed: newest last, none twice in a row."""
    return [*(c for c in trail if c != code), code][-TRAIL_LENGTH:]


_ORDINALS = {
    "mot": 1, "nhat": 1, "dau": 1, "dau tien": 1, "hai": 2, "nhi": 2, "ba": 3, "bon": 4, "tu": 4,
    "nam": 5, "sau": 6, "bay": 7,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?:^|\b(?:cai|so|thu|muc|lua chon|chon|phuong an|viec|y|dong|o|nut)\s+)"
    r"(?:thu\s+|so\s+)?(\d{1,2}|dau tien|dau|nhat|mot|hai|nhi|ba|bon|tu|nam|sau|bay)\b"
)
_LAST = re.compile(r"\b(cuoi|cuoi cung|sau cung|duoi cung)\b")


def chosen_place(text: str, count: int) -> int | None:
    """Return the place (from 1) that ``text`` chooses among ``count``, else ``None``.

    Understands ``2``, ``số 2``, ``cái thứ hai``, ``cái đầu``, ``cái cuối``; a place beyond
    ``count`` is returned as it is, for the caller to refuse.
    """
    folded = fold(text).strip(" .,!?")
    if _LAST.search(folded):
        return count or None
    match = _NUMBER.search(folded)
    if match is None:
        return None
    word = match.group(1)
    return int(word) if word.isdigit() else _ORDINALS[word]


_SAYS = r"(?:muon|hoi|can|dinh|tinh|nho|xin|hong biet|khong biet)"
_SELF = re.compile(
    rf"(?:(?:da|thua|alo|chao|xin chao)[ ,]+)*(bac|chu|co|ong|ba|di|thim) {_SAYS}\b"
)
_ADDRESS = {"bac": "bác", "chu": "chú", "co": "cô", "ong": "ông", "ba": "bà", "di": "dì",
            "thim": "thím"}  # fmt: skip
_UNMARKED = re.compile(r"(?:bac|chu|ong|thim) |(?:co|di) muon hoi\b|co hoi (?:chut|xiu|ti|tham)\b")
"""What names the speaker without marks too: ``co can`` is “có cần” more often than “cô cần”."""


def address_of(text: str) -> str | None:
    """Return how people call themselves ("bác muốn hỏi…" -> ``bác``), else ``None``."""
    match = _SELF.match(fold(text))
    if match is None:
        return None
    address, at = _ADDRESS[match.group(1)], match.start(1)
    if has_marks(text):
        written = nfc(text).lower().split()[fold(text)[:at].count(" ")]
        return address if written == address else None
    return address if _UNMARKED.match(fold(text), at) else None
