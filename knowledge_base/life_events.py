"""Situations that one procedure does not answer: what to do first, and what comes after.

People tell what happened ("ba tui mới mất"), not what a procedure is called. An event is known by
hand-written patterns over folded text, kept narrow: a message that names a procedure is answered
by the search, not by an event.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, model_validator

from knowledge_base.errors import BadProcedureFile
from knowledge_base.procedure import CODE_PATTERN, Model
from knowledge_base.store import read_yaml
from knowledge_base.text import fold, has_marks, nfc


class EventStep(Model):
    """One procedure of an event, in the order in which they are done, and why."""

    code: str = Field(pattern=CODE_PATTERN)
    say: str = Field(min_length=5, max_length=140)


class LifeEvent(Model):
    """A situation and the procedures that together answer it.

    Attributes:
        id: Short English name.
        patterns: Regular expressions over folded text; any one that matches names the event.
        always: The same, for words that name it even where one thing is asked about it, such as
            a fee: ``xây nhà có phải xin phép không``.
        unless: Expressions that rule the event out.
        marked: When the text carries diacritics, an expression over it that must match too:
            folded, "có mặt" looks like "mất".
        opening: One sentence said first: what to do now, or condolence.
        steps: The procedures in order.
        main: The procedure that a follow-up is about; the first one when absent.
        closing: One sentence said last.
        covered: Whether the catalogue answers the matter itself; where not, ``opening`` says so.
    """

    id: str
    patterns: list[str] = Field(default_factory=list)
    always: list[str] = Field(default_factory=list)
    unless: list[str] = Field(default_factory=list)
    marked: str | None = None
    opening: str
    steps: list[EventStep] = Field(min_length=1, max_length=5)
    main: str | None = Field(default=None, pattern=CODE_PATTERN)
    closing: str | None = None
    covered: bool = True

    @model_validator(mode="after")
    def _patterns_compile(self) -> Self:
        if not self.patterns and not self.always:
            raise ValueError("an event without patterns is never told")
        for pattern in [*self.patterns, *self.always, *self.unless, self.marked or ""]:
            re.compile(pattern)
        return self

    @cached_property
    def _told(self) -> re.Pattern[str]:
        return _any_of([*self.patterns, *self.always])

    @cached_property
    def _always(self) -> re.Pattern[str]:
        return _any_of(self.always)

    @cached_property
    def _excluded(self) -> re.Pattern[str] | None:
        return _any_of(self.unless) if self.unless else None

    def told_in(self, text: str) -> bool:
        """Say whether ``text``, with or without diacritics, tells of this event."""
        return self._tells(self._told, text)

    def always_told_in(self, text: str) -> bool:
        """Say whether ``text`` tells of this event, whatever it asks about it."""
        return bool(self.always) and self._tells(self._always, text)

    def _tells(self, told: re.Pattern[str], text: str) -> bool:
        folded = fold(text)
        if told.search(folded) is None:
            return False
        if self.marked and has_marks(text) and not re.search(self.marked, nfc(text).lower()):
            return False
        return self._excluded is None or self._excluded.search(folded) is None


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def load_life_events(folder: Path) -> list[LifeEvent]:
    """Return the events of ``folder``, one YAML file each; raises `BadProcedureFile`."""
    events = []
    for path in sorted(folder.glob("*.yml")):
        try:
            events.append(LifeEvent.model_validate(read_yaml(path)))
        except (ValidationError, re.error) as error:
            raise BadProcedureFile(path, [str(error)]) from error
    return events
