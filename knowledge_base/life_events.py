"""Situations that one procedure does not answer: what to do first, and what comes after.

People tell what happened ("ba tui mới mất"), not what a procedure is called. An event is known by
hand-written patterns over folded text, kept narrow: a message that names a procedure is answered
by the search, not by an event.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import Field, ValidationError, model_validator

from knowledge_base.errors import BadProcedureFile
from knowledge_base.expressions import with_parts
from knowledge_base.procedure import CODE_PATTERN, Model
from knowledge_base.store import read_yaml
from knowledge_base.text import fold_meant, has_marks, nfc


class Expression(NamedTuple):
    """Words that tell of something, and whether they are written with diacritics."""

    words: re.Pattern[str]
    marked: bool


class EventStep(Model):
    """One procedure of an event, in the order in which they are done, and why."""

    code: str = Field(pattern=CODE_PATTERN)
    say: str = Field(min_length=5, max_length=140)


class LifeEvent(Model):
    """A situation and the procedures that together answer it.

    Attributes:
        id: Short English name.
        patterns: Regular expressions over folded text; any one that matches names the event. One
            that is written with diacritics is held against the text as it was typed.
        always: The same, for words that name it even where one thing is asked about it, such as
            a fee: ``xây nhà có phải xin phép không``.
        unless: Expressions that rule the event out.
        parts: Words that the expressions share: ``<kin>`` is any one of ``parts["kin"]``.
        spelt: For a folded word of the expressions, the spellings that are meant, where the text
            carries diacritics: folded, "có mặt" looks like "mất".
        opening: Said first: what to do now, or condolence.
        steps: The procedures in order; none where no procedure helps yet.
        main: The procedure that a follow-up is about; the first one when absent.
        closing: One sentence said last.
        covered: Whether the catalogue answers the matter itself; where not, ``opening`` says so.
        quiet: Whether nothing may be asked of the citizen afterwards.
    """

    id: str
    patterns: list[str] = Field(default_factory=list)
    always: list[str] = Field(default_factory=list)
    unless: list[str] = Field(default_factory=list)
    parts: dict[str, list[str]] = Field(default_factory=dict)
    spelt: dict[str, list[str]] = Field(default_factory=dict)
    opening: str
    steps: list[EventStep] = Field(default_factory=list, max_length=5)
    main: str | None = Field(default=None, pattern=CODE_PATTERN)
    closing: str | None = None
    covered: bool = True
    quiet: bool = False

    @model_validator(mode="after")
    def _can_be_told_and_answered(self) -> Self:
        if not self.patterns and not self.always:
            raise ValueError("an event without patterns is never told")
        if self.covered and not self.steps:
            raise ValueError("an event without steps is not covered")
        for pattern in [*self.patterns, *self.always, *self.unless]:
            self._compiled(pattern)
        return self

    def helped_by(self, codes: Container[str]) -> bool:
        """Say whether ``codes`` hold a procedure of this event, or it names none."""
        return not self.steps or any(step.code in codes for step in self.steps)

    def told_in(self, text: str) -> bool:
        """Say whether ``text``, with or without diacritics, tells of this event.

        Args:
            text: As `knowledge_base.search.query.read_story` returns it.
        """
        return self._tells([*self._patterns, *self._always], text)

    def always_told_in(self, text: str) -> bool:
        """Say whether ``text`` tells of this event, whatever it asks about it."""
        return self._tells(self._always, text)

    def _tells(self, expressions: list[Expression], text: str) -> bool:
        typed, read = nfc(text).lower(), fold_meant(text, self.spelt)
        return _any_in(expressions, typed, read) and not _any_in(self._unless, typed, read)

    @cached_property
    def _patterns(self) -> list[Expression]:
        return [self._compiled(pattern) for pattern in self.patterns]

    @cached_property
    def _always(self) -> list[Expression]:
        return [self._compiled(pattern) for pattern in self.always]

    @cached_property
    def _unless(self) -> list[Expression]:
        return [self._compiled(pattern) for pattern in self.unless]

    def _compiled(self, pattern: str) -> Expression:
        return Expression(with_parts(pattern, self.parts), has_marks(pattern))


def _any_in(expressions: list[Expression], typed: str, read: str) -> bool:
    return any(one.words.search(typed if one.marked else read) for one in expressions)


def load_life_events(folder: Path) -> list[LifeEvent]:
    """Return the events of ``folder``, one YAML file each; raises `BadProcedureFile`."""
    events = []
    for path in sorted(folder.glob("*.yml")):
        try:
            events.append(LifeEvent.model_validate(read_yaml(path)))
        except (ValidationError, re.error) as error:
            raise BadProcedureFile(path, [str(error)]) from error
    return events
