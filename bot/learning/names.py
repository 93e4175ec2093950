"""Masks names of people and addresses in texts that officers will read. Pure.

By words alone: surnames, middle and given names, what people are called by, what places are called
by. How well: docs/quality.md, "Names and addresses"; provinces stay, they are no address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.learning.name_words import (
    CALLED,
    GIVEN,
    MIDDLES,
    NOT_NAMES,
    SOFT,
    STOPS,
    STRONG_MIDDLES,
    SURE,
    SURE_BARE,
    SURNAMES,
    TITLES,
)
from bot.learning.places import place_spans
from bot.learning.words import Word, words_of

NAME, PLACE = "[TÊN]", "[ĐỊA CHỈ]"
_BARE_SURNAMES = frozenset(word for word in map(str.lower, SURNAMES))
_CUED = ("ten", "goi")
_LINKS = frozenset(["la", "em", "toi", "chau", "that", "cu", "moi", "con", "me", "cha", "bo", "vo", "chong", "day", "du", "khai", "sinh"])
_NOT_AFTER_TITLE = frozenset(
    ["viet", "uy", "cong", "ubnd", "thu", "so", "bo", "xin", "can", "hoi", "sinh", "dang", "cap", "lam", "o", "tu", "tp", "dien", "giay", "ho"]
)
_AGAIN = re.compile(r"\[(TÊN|ĐỊA CHỈ)\](?:[\s,\-–]*\[\1\])+")


def mask_names(text: str) -> str:
    """Return ``text`` with names and addresses replaced by ``[TÊN]`` and ``[ĐỊA CHỈ]``."""
    words = words_of(text)
    spans = [(*span, PLACE) for span in place_spans(words)]
    for start, end in _name_spans(words):
        if not any(start < other[1] and other[0] < end for other in spans):
            spans.append((start, end, NAME))
    for start, end, label in sorted(spans, reverse=True):
        text = text[:start] + label + text[end:]
    return _AGAIN.sub(r"[\1]", text)


def _name_spans(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words):
        end = _with_surname(words, at) or _capitals(words, at) or _called(words, at)
        if end:
            yield words[at].start, words[end - 1].end
        at = end or at + 1


def _with_surname(words: Sequence[Word], at: int) -> int | None:
    """Return where a name ends that begins with a surname at ``at``."""
    word, follows = words[at], _following(words, at)
    if not follows:
        return None
    second = follows[0]
    pair = f"{word.bare} {second.bare}"
    bare = word.lower == word.bare
    if word.capital and second.capital and _is_surname(word):
        return _end_of_capitals(words, at + 1)
    if pair in NOT_NAMES and not (second.bare == "van" and len(follows) > 1):
        return None
    strong = second.bare in STRONG_MIDDLES and len(follows) > 1 and _goes_on(follows[1])
    if strong and (word.bare in SURE_BARE or _is_surname(word)):
        return _end(words, at + 2)
    if not bare and word.lower in SURE and second.bare not in STOPS:
        return _end(words, at + 1)
    known = second.bare in MIDDLES or second.bare in GIVEN
    if bare and word.bare in SURE_BARE and known and second.bare not in STOPS - SOFT:
        third = follows[1] if len(follows) > 1 else None
        if third is None or third.bare in GIVEN or word.bare in ("nguyen", "tran", "pham"):
            return _end(words, at + 1)
    return None


def _capitals(words: Sequence[Word], at: int) -> int | None:
    """Return where a name ends that a title or a word for names calls one, by its capitals."""
    word = words[at]
    if not (word.capital and word.near and at):
        return None
    before = words[at - 1]
    if word.bare in _NOT_AFTER_TITLE:
        return None
    return _end_of_capitals(words, at) if before.lower in TITLES or _is_cued(words, at) else None


def _called(words: Sequence[Word], at: int) -> int | None:
    """Return where a name in small letters ends, behind a title or a word for names."""
    word = words[at]
    if not (word.near and at):
        return None
    if _is_cued(words, at) and word.bare not in STOPS:
        known = word.bare in GIVEN or word.bare in MIDDLES
        return _end(words, at) if known else None
    title = words[at - 1].lower in TITLES
    alone = at + 1 == len(words) or not words[at + 1].near or words[at + 1].bare in STOPS
    return at + 1 if title and word.lower in CALLED and alone else None


def _is_cued(words: Sequence[Word], at: int) -> bool:
    """Say whether a word for names stands before ``at``, with nothing but links between."""
    back = at - 1
    while back >= 0 and words[back].bare in _LINKS and at - back <= 4:
        back -= 1
    if back >= 0 and words[back].bare in _CUED:
        return True
    said = " ".join(word.bare for word in words[max(0, at - 2) : at])
    return said in {"em la", "toi la", "minh la", "chau la", "con la", "chong la", "vo la"}


def _is_surname(word: Word) -> bool:
    return word.lower in SURNAMES or (word.lower == word.bare and word.bare in SURE_BARE)


def _following(words: Sequence[Word], at: int) -> list[Word]:
    found: list[Word] = []
    for word in words[at + 1 : at + 5]:
        if not word.near or word.number:
            break
        found.append(word)
    return found


def _goes_on(word: Word) -> bool:
    return word.bare not in STOPS or word.bare in SOFT


def _end_of_capitals(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].near and words[end].capital and end - at < 5:
        end += 1
    return end


def _end(words: Sequence[Word], at: int) -> int:
    """Return where a name ends of which ``at`` belongs to it: at a stop, after four words."""
    end = at + 1
    while end < len(words) and words[end].near and end - at < 3 and not words[end].number:
        word = words[end]
        if word.bare in SOFT and not _last(words, end):
            break
        if word.bare in STOPS and word.bare not in SOFT:
            break
        if not (word.bare in GIVEN or word.bare in MIDDLES or word.capital):
            break
        end += 1
    return end


def _last(words: Sequence[Word], at: int) -> bool:
    """Say whether the word at ``at`` ends its part of the sentence."""
    if at + 1 == len(words) or not words[at + 1].near:
        return True
    following = words[at + 1]
    return not following.number and following.bare in STOPS
