"""Puts an answer into bubbles: the first short enough for a phone, the rest behind a button."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

FIRST_BUBBLE = 500
NEXT_BUBBLE = 1800
"""Characters of one further bubble; Zalo refuses more than 2,000 (channels.md 1.6)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot says about one facet of one record.

    Attributes:
        text: The first bubble, at most 500 characters beside a link.
        more: Further bubbles, said when asked for.
    """

    text: str
    more: tuple[str, ...] = ()


def lay_out(
    title: str,
    lines: Sequence[str],
    tail: Sequence[str],
    source: str,
    brief: Sequence[Sequence[str]] = (),
    link: str = "",
) -> Answer:
    """Fit ``lines`` between title and tail into the first bubble; what does not fit comes later.

    Lines keep their order and are never cut, but for one that does not fit: where it begins with a
    sentence that does, or is the first, its beginning is said, and the whole in the next bubble.

    Args:
        title: First line.
        lines: The body, one idea a line.
        tail: Last lines, before the source.
        source: The source line.
        brief: Shorter and shorter forms of ``lines``. When not all lines fit, a form that does,
            else the first that shows most, stands in the first bubble, and the next one has all
            lines in full.
        link: The last line before the source, in the last bubble. It is no idea and no text to
            read: it is neither counted nor pushed behind the button by its length.
    """
    foot = [line for line in (*tail, source) if line]
    room = FIRST_BUBBLE - len(title) - sum(len(line) + 1 for line in foot)
    shown = _fitting(lines, room)
    left = list(lines[len(shown) :])
    whole = list(lines)
    if left and brief:
        forms = [(_fitting(form, room), list(form)) for form in brief]
        shown, whole = max(forms, key=lambda form: (form[0] == form[1], len(form[0])))
        left = list(lines)
    hidden = len(whole) - len(shown)
    if shown and hidden:
        taken = sum(len(line) + 1 for line in (*shown, _left_out(hidden)))
        shown = [*shown, *_opening(whole[len(shown)], room - taken - 1)]
    if left and not shown:
        shown = [_shorten(left[0], room - len(_left_out(hidden)) - 2)]
    if hidden:
        shown.append(_left_out(hidden))
    if link and not left:
        foot = [link, *foot]
    rest = [*left, link] if link and left else left
    return Answer("\n".join([title, *shown, *foot]), in_bubbles(title, rest, source))


def _fitting(lines: Sequence[str], room: int) -> list[str]:
    """Return the first lines that fit into ``room``, leaving place to say what is left out."""
    shown: list[str] = []
    for line in lines:
        rest = len(lines) - len(shown) - 1
        reserve = len(_left_out(rest)) + 1 if rest else 0
        if sum(len(s) + 1 for s in shown) + len(line) + 1 + reserve > room:
            break
        shown.append(line)
    while len(shown) > 1 and len(shown) < len(lines) and shown[-1].endswith(":"):
        shown.pop()  # a heading says nothing without what it heads
    return shown


def _left_out(count: int) -> str:
    return f"… còn {count} ý, bấm “Xem thêm”."


_SENTENCE_END = re.compile(r"(?<=[^\W\d][.?!]|[)²%][.?!]) (?=[^\W\d_a-zà-ỹ])")


def _opening(line: str, room: int) -> list[str]:
    """Return the first sentence of a line of several, when it fits: better than none of it."""
    sentences = _SENTENCE_END.split(line)
    first = f"{sentences[0]} …"
    return [first] if len(sentences) > 1 and len(first) <= room else []


def _shorten(line: str, room: int) -> str:
    if len(line) <= room:
        return line
    return line[: max(room - 1, 20)].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def in_bubbles(title: str, lines: Sequence[str], source: str) -> tuple[str, ...]:
    """Return ``lines`` in as many bubbles as they need, none for none; the source stands last."""
    bubbles: list[str] = []
    current = title
    for line in (piece for long in lines for piece in _pieces(long)):
        if len(current) + len(line) + 1 > NEXT_BUBBLE:
            bubbles.append(current)
            current = line
        else:
            current += f"\n{line}"
    return (*bubbles, f"{current}\n{source}") if lines else ()


def _pieces(line: str, limit: int = NEXT_BUBBLE - 400) -> list[str]:
    """Cut an overlong published paragraph at blanks, so that every bubble can be sent."""
    pieces: list[str] = []
    while len(line) > limit:
        cut = line.rfind(" ", 0, limit)
        cut = cut if cut > 0 else limit
        pieces.append(line[:cut])
        line = line[cut:].lstrip()
    return [*pieces, line]
