"""More ways to write the same examples, made at training only.

Pure and seeded: the same examples and seed give the same result, and the files stay as people
wrote them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from understanding.views import fold
from understanding.writing import (
    CHAT_WORDS,
    CLOSINGS,
    DIALECT_WORDS,
    ENGLISH_WORDS,
    LINKS,
    OPENINGS,
    slip,
    swap,
)

Example = tuple[str, str]
"""A text and its intent."""

MENTION = "ask_overview"
"""The intent whose examples name a procedure and ask nothing of it."""

FACETS = frozenset(
    f"ask_{facet}"
    for facet in (
        "documents", "online", "fee", "payment", "time", "where", "steps", "forms", "result",
        "conditions", "legal",
    )
)  # fmt: skip
LONGEST_BARE = 7
"""A question of more words is not combined: it says already what it is about."""


def augmented(examples: Sequence[Example], *, seed: int = 7, pairs: int = 2) -> list[Example]:
    """Return ``examples`` and after them the made ones, none twice.

    Args:
        examples: As written.
        seed: Of all chance in here.
        pairs: How many mentions each bare question is put behind, so that what is asked is
            learnt apart from what it is asked about.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    mentions = [text for text, intent in examples if intent == MENTION]
    made = list(examples)
    for text, intent in examples:
        if intent in FACETS and is_bare(text) and mentions:
            made += [(paired(text, mentions, chance), intent) for _ in range(pairs)]
        made.append((rewritten(framed(text, intent, chance), chance), intent))
    return list({example[0]: example for example in reversed(made)}.values())[::-1]


def is_bare(text: str) -> bool:
    """Say whether ``text`` is short enough to hold nothing but a question."""
    return len(text.split()) <= LONGEST_BARE


def paired(question: str, mentions: Sequence[str], chance: random.Random) -> str:
    """Return ``question`` asked about one of ``mentions``, mostly behind it."""
    mention = chance.choice(mentions)
    if is_bare(mention) and chance.random() < 0.15:
        text = f"{question} {mention}"
    else:
        text = f"{mention}{chance.choice(LINKS)} {question}"
    if chance.random() < 0.25:
        text = f"{chance.choice(OPENINGS)} {text}"
    return rewritten(text, chance) if chance.random() < 0.8 else text


def framed(text: str, intent: str, chance: random.Random) -> str:
    """Return ``text`` with words of politeness around it, where a question may have them."""
    if intent in FACETS | {MENTION} and chance.random() < 0.2:
        text = f"{chance.choice(OPENINGS)} {text}"
    if intent in FACETS and chance.random() < 0.2:
        text = f"{text} {chance.choice(CLOSINGS)}"
    return text


def rewritten(text: str, chance: random.Random) -> str:
    """Return ``text`` in one other way of writing; bare letters are the most common one."""
    kind = chance.random()
    if kind < 0.42:
        return fold(text)
    if kind < 0.6:
        return swap(text, CHAT_WORDS, chance)
    if kind < 0.7:
        return swap(text, DIALECT_WORDS, chance)
    if kind < 0.78:
        return swap(text, ENGLISH_WORDS, chance)
    return slip(text, chance)
