"""Which column of an export means what: a YAML file, one for each kind of export."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from dossiers.errors import BadMapping
from dossiers.states import State

FieldName = Literal[
    "code",
    "state",
    "procedure",
    "procedure_name",
    "agency",
    "received",
    "due",
    "working_days",
    "finished",
    "wanted",
    "identity",
    "phone",
    "receiving_unit",
    "resolving_unit",
    "field",
    "channel",
    "submitted",
    "returned",
    "payable",
    "paid_online",
    "papers_digitised",
    "papers_reused",
    "result_electronic",
    "by_officer",
    "filed_by",
]


class Mapping(BaseModel):
    """How to read one kind of export.

    Attributes:
        source: What citizens are told the dossiers come from.
        contact: Whom citizens call about a late dossier: a centre and its number.
        covers: Agency codes, or their beginnings, that the export is responsible for.
        columns: Our field -> the export's column; ``code`` and ``state`` are needed.
        states: The export's words -> national codes, besides the official names and numbers.
        channels: The export's words -> 1 counter, 2 online, 3 post, besides those numbers.
        dates: Forms of dates, tried in this order.
        late_rule: Received at 15:00 or later counts from the next working day; used where the
            export has ``working_days`` and no due day.
        sheet: Of a workbook; unset: the first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str = Field(min_length=3)
    contact: str | None = None
    covers: tuple[str, ...] = Field(min_length=1)
    columns: dict[FieldName, str]
    states: dict[str, int] = Field(default_factory=dict)
    channels: dict[str, Literal[1, 2, 3]] = Field(default_factory=dict)
    dates: tuple[str, ...] = ("%Y%m%d%H%M%S", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y",
                              "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d")  # fmt: skip
    late_rule: bool = True
    encoding: str = "utf-8-sig"
    delimiter: str = Field(default=",", min_length=1, max_length=1)
    sheet: str | None = None

    @field_validator("columns")
    @classmethod
    def _needed(cls, columns: dict[str, str]) -> dict[str, str]:
        if missing := [name for name in ("code", "state") if name not in columns]:
            raise ValueError(f"columns lacks {', '.join(missing)}")
        return columns

    @field_validator("states")
    @classmethod
    def _national(cls, states: dict[str, int]) -> dict[str, int]:
        if wrong := [word for word, state in states.items() if state not in set(State)]:
            raise ValueError(f"states: {', '.join(wrong)} must be a number from 1 to 10")
        return {" ".join(word.split()).casefold(): state for word, state in states.items()}


def read_mapping(path: Path) -> Mapping:
    """Return the mapping at ``path``.

    Raises:
        BadMapping: It cannot be read; every problem is named.
    """
    try:
        return Mapping.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadMapping(f"{path} cannot be read: {error}") from error
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors()
        )
        raise BadMapping(f"{path}: {problems}") from None


def places(mapping: Mapping, header: Sequence[str]) -> AbstractMapping[FieldName, int]:
    """Return field -> place in a row.

    Raises:
        BadMapping: A column is not in ``header``.
    """
    named = {" ".join(name.split()): place for place, name in enumerate(header)}
    missing = [column for column in mapping.columns.values() if column not in named]
    if missing:
        held = ", ".join(name for name in named if name)
        raise BadMapping(f"The file has no column {', '.join(missing)}. It has: {held}.")
    return {name: named[column] for name, column in mapping.columns.items()}
