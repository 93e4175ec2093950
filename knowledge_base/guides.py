"""Guides: help that is a tree of short steps, one YAML file each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge_base.expressions import with_parts
from knowledge_base.text import fold_meant

GUIDES = Path(__file__).with_name("guides")
MOST_NEXT = 5  # buttons that every channel can show


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Model):
    """One message of a guide.

    Attributes:
        title: On the button that leads here.
        heard_in: Patterns over folded text that surely mean this step.
        next: Ids of the steps that may follow.
    """

    id: str
    title: str = Field(max_length=60)
    text: str = Field(max_length=700)
    heard_in: tuple[str, ...] = ()
    next: tuple[str, ...] = Field(default=(), max_length=MOST_NEXT)


class Guide(_Model):
    """A tree of steps; the first is where it starts.

    Attributes:
        unless: Patterns over folded text that surely mean something else than this guide.
        parts: Words that the patterns share: ``<money>`` is any one of ``parts["money"]``.
        spelt: For a folded word of the patterns, the spellings that are meant, where the message
            carries diacritics: folded, "anh" is a photo too.
    """

    id: str
    as_of: date
    source: str
    unless: tuple[str, ...] = ()
    parts: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    spelt: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        known = {step.id for step in self.steps}
        if unknown := {id_ for step in self.steps for id_ in step.next} - known:
            raise ValueError(f"no such step: {', '.join(sorted(unknown))}")
        for pattern in [*self.unless, *(p for step in self.steps for p in step.heard_in)]:
            with_parts(pattern, self.parts)
        return self

    def step(self, id_: str) -> Step | None:
        """Return the step ``id_``, else ``None``."""
        return next((step for step in self.steps if step.id == id_), None)

    def heard(self, text: str) -> Step | None:
        """Return the step that ``text``, as it was typed, surely means."""
        read = fold_meant(text, self.spelt)
        if self._any_in(self.unless, read):
            return None
        return next((step for step in self.steps if self._any_in(step.heard_in, read)), None)

    def _any_in(self, patterns: tuple[str, ...], read: str) -> bool:
        return any(with_parts(pattern, self.parts).search(read) for pattern in patterns)


@cache
def read_guide(id_: str) -> Guide:
    """Return the guide ``id_`` that is shipped."""
    text = (GUIDES / f"{id_}.yml").read_text(encoding="utf-8")
    return Guide.model_validate(yaml.safe_load(text))
