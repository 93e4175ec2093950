"""Targets of units: none without the decision that sets it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from dossiers.errors import BadSettings
from dossiers.figures.definitions import BY_ID


class Target(BaseModel):
    """What a unit has to reach.

    Attributes:
        figure: The id of a definition.
        unit: For whom it holds; those under it have it too, unless they have their own.
        value: From 0 to 1.
        decision: Number of the decision that sets it.
        dated: The decision's date.
        holds_from: First day.
        holds_until: Last day; ``None``: until another replaces it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    figure: str
    unit: str
    value: float = Field(gt=0, le=1)
    decision: str = Field(min_length=5)
    dated: date
    holds_from: date
    holds_until: date | None = None

    @field_validator("figure")
    @classmethod
    def _known(cls, figure: str) -> str:
        if figure not in BY_ID:
            raise ValueError(f"one of {', '.join(BY_ID)}")
        return figure

    def holds(self, day: date) -> bool:
        """Say whether it holds on ``day``."""
        return self.holds_from <= day and (self.holds_until is None or day <= self.holds_until)


def read_targets(path: Path | None) -> tuple[Target, ...]:
    """Return the targets of the file at ``path``; ``None``: none.

    Raises:
        BadSettings: It is not of its form.
    """
    if path is None:
        return ()
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))["targets"]
        return tuple(Target.model_validate(row) for row in rows)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValidationError) as error:
        raise BadSettings(f"{path}: {error}") from error


def target_of(
    targets: Iterable[Target], figure: str, path: Iterable[str], day: date
) -> Target | None:
    """Return the target of ``figure`` that holds on ``day`` for the first unit of ``path``.

    ``path`` goes from the unit to the top; the newest decision goes before older ones.
    """
    held = [t for t in targets if t.figure == figure and t.holds(day)]
    for unit in path:
        own = [t for t in held if t.unit == unit]
        if own:
            return max(own, key=lambda target: target.dated)
    return None
