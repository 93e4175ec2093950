"""The end of a story: what is asked stands there, and what is told before hides it."""

from __future__ import annotations

import re

A_STORY = 30
"""Words from which on a message is a story: what it asks stands in its last sentences."""
LAST_SENTENCES = (2, 1)
_BETWEEN = re.compile(r"(?<=[.?!;])\s+|\n+")


def ends_of(question: str) -> list[str]:
    """Return the last two sentences of a story, then the last; nothing for a shorter message.

    To be asked where nothing fits the whole.
    """
    if len(question.split()) < A_STORY:
        return []
    sentences = [part for part in _BETWEEN.split(question) if part.strip()]
    return [" ".join(sentences[-n:]) for n in LAST_SENTENCES if len(sentences) > n]
