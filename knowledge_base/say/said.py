"""The body of an answer, before it is put into bubbles."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """The body of an answer: what follows the name on the first line, then one idea a line."""

    lead: str
    lines: list[str]
    brief: list[list[str]] = []  # noqa: RUF012 - a tuple's default, never changed
