"""One row for each message: its label, the answer, the verdict; as objects and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from evaluation.asking import Said
from evaluation.judging import Verdict, judge
from evaluation.labels import Conversation, Turn

SHOWN = 300
"""Letters of an answer that are kept in the CSV."""
VERDICT = "is_"
"""Before the names of what was judged: ``facet`` is what was said, ``is_facet`` if it is right."""
FIELDS = ("of", "id", "turn", "style", "text", "want", "want_facet", "want_codes", "held",
          "outcome", "intent", "facet", "procedure", "candidates", "ms",
          *(VERDICT + field.name for field in fields(Verdict)), "said")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A message that was asked.

    Attributes:
        number: Its place in the conversation, from 1.
        held: Whether the catalogue holds a right procedure; ``None`` where the label names none.
    """

    conversation: Conversation
    number: int
    said: Said
    verdict: Verdict
    held: bool | None

    @property
    def of(self) -> str:
        """Name of its set."""
        return self.conversation.of

    @property
    def turn(self) -> Turn:
        """The message and its label."""
        return self.conversation.turns[self.number - 1]


def rows_of(
    conversation: Conversation, answers: Iterable[Said], held: Collection[str]
) -> list[Row]:
    """Return the judged rows of one conversation; ``held`` are the codes of the catalogue."""
    return [
        Row(
            conversation,
            number,
            said,
            judge(turn.expected, said),
            any(code in held for code in turn.expected.codes) if turn.expected.codes else None,
        )
        for number, (turn, said) in enumerate(
            zip(conversation.turns, answers, strict=True), start=1
        )
    ]


def as_fields(row: Row) -> dict[str, str]:
    """Return ``row`` as text: yes is ``1``, no is ``0``, not judged is empty, lists by blanks."""
    expected, said = row.turn.expected, row.said
    values = {
        "of": row.of,
        "id": row.conversation.id,
        "turn": row.number,
        "style": row.conversation.style,
        "text": row.turn.text,
        "want": " ".join(expected.statuses),
        "want_facet": expected.facet,
        "want_codes": " ".join(expected.codes),
        "held": row.held,
        "outcome": said.outcome,
        "intent": said.intent,
        "facet": said.facet,
        "procedure": said.procedure,
        "candidates": " ".join(said.candidates),
        "ms": round(said.ms),
        **{VERDICT + name: value for name, value in asdict(row.verdict).items()},
        "said": said.text[:SHOWN],
    }
    return {name: _text(value) for name, value in values.items()}


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(value)


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write ``rows`` as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(map(as_fields, rows))


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV as `as_fields` made them.

    Raises:
        ValueError: It has other columns: another version of ours wrote it.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != FIELDS:
            raise ValueError(f"{path.name} has other columns than ours")
        return list(reader)
