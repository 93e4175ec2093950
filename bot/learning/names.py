"""Masks names of people and addresses in texts that officers will read. Pure.

By words alone: surnames, middle and given names, what people are called by, what places are called
by, and capitals. How well: docs/quality.md, "Names and addresses".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.learning.name_words import (
    CALLED,
    GIVEN,
    MIDDLES,
    NOT_ALONE,
    NOT_NAMES,
    OFFICIAL,
    PROVINCES,
    SOFT,
    STRONG,
    STRONG_MARKED,
    SURE,
    SURE_BARE,
    SURNAMES,
    TITLES,
)
from bot.learning.places import place_spans
from bot.learning.words import Word, words_of

NAME, PLACE = "[TÊN]", "[ĐỊA CHỈ]"
LONGEST = 5
_CUED = ("ten", "goi")
_LINKS = frozenset(("la", "em", "toi", "chau", "that", "cu", "moi", "con", "me", "cha", "bo", "vo",
                    "chong", "day", "du", "khai", "sinh", "thuong", "nham", "thanh"))  # fmt: skip
_SELVES = frozenset(("em la", "toi la", "minh la", "chau la", "con la", "chong la", "vo la"))
_OWNING = frozenset(("sang", "dung", "doi", "cung", "trung"))
"""Before the word for names: these speak of a name's change, not of the name."""
_GOODS = frozenset(("thuc", "vi", "san", "tac", "my", "duoc", "xuc", "bien"))
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
    at, last = 0, -9
    while at < len(words):
        end = (
            _with_surname(words, at)
            or _capitals(words, at)
            or _called(words, at)
            or _next(words, at, last)
        )
        if end and " ".join(word.bare for word in words[at:end]) in PROVINCES:
            at = end
            continue
        if end:
            yield words[at].start, words[end - 1].end
            last = end
        at = end or at + 1


def _with_surname(words: Sequence[Word], at: int) -> int | None:
    """Return where a name ends that begins with a surname at ``at``."""
    word, follows = words[at], _following(words, at)
    if not follows or (at and word.bare == "pham" and words[at - 1].bare in _GOODS):
        return None
    second = follows[0]
    bare = word.lower == word.bare
    if word.capital and second.capital and (word.lower in SURNAMES or word.bare in SURE_BARE):
        return _end_of_capitals(words, at + 1)
    middle = (STRONG if second.lower == second.bare else STRONG_MARKED) & {second.lower}
    strong = bool(middle) and len(follows) > 1 and _goes_on(follows[1])
    if f"{word.bare} {second.bare}" in NOT_NAMES and not (strong and second.bare == "van"):
        return None
    if strong and (word.bare in SURE_BARE if bare else word.lower in SURNAMES):
        return _end(words, at + 2)
    if not bare and word.lower in SURE and _goes_on(second):
        return _end(words, at + 1)
    known = second.bare in MIDDLES or second.bare in GIVEN
    if bare and word.bare in SURE_BARE and known and _goes_on(second):
        third = follows[1] if len(follows) > 1 else None
        named = _is_cued(words, at) or word.bare in ("nguyen", "tran", "huynh")
        if named or (third is not None and third.bare in GIVEN and not third.stop):
            return _end(words, at + 1)
    return None


def _capitals(words: Sequence[Word], at: int) -> int | None:
    """Return where a name ends that its capitals show: behind a title, or two and more."""
    word = words[at]
    if not word.capital or word.number:
        return None
    end = _end_of_capitals(words, at)
    official = all(each.bare in OFFICIAL for each in words[at:end])
    called = at > 0 and word.near and (words[at - 1].lower in TITLES or _is_cued(words, at))
    if called and (word.bare in GIVEN if official else True) and word.bare not in NOT_ALONE:
        return end
    return end if end - at >= 2 and not official else None


def _called(words: Sequence[Word], at: int) -> int | None:
    """Return where a name in small letters ends, behind a title or a word for names."""
    word = words[at]
    if not (word.near and at):
        return None
    if _is_cued(words, at) and _goes_on(word) and word.bare not in NOT_ALONE:
        known = word.bare in GIVEN or word.bare in MIDDLES
        return _end(words, at) if known else None
    follows = words[at + 1] if at + 1 < len(words) else None
    alone = follows is None or not follows.near or follows.stop or follows.number
    title = words[at - 1].lower in TITLES
    return at + 1 if title and word.lower in CALLED and alone else None


def _next(words: Sequence[Word], at: int, last: int) -> int | None:
    """Return where a name ends that is joined to the one that ended at ``last``."""
    word = words[at]
    if not word.capital or word.bare in OFFICIAL:
        return None
    joined = (at == last and word.beside) or (at == last + 1 and words[last].bare in ("va", "voi"))
    return _end_of_capitals(words, at) if joined else None


def _is_cued(words: Sequence[Word], at: int) -> bool:
    """Say whether a word for names stands before ``at``, with nothing but links between."""
    back = at - 1
    while back >= 0 and words[back].bare in _LINKS and at - back <= 4:
        back -= 1
    if back >= 0 and words[back].bare in _CUED:
        return not (back and words[back - 1].bare in _OWNING)
    return " ".join(word.bare for word in words[max(0, at - 2) : at]) in _SELVES


def _following(words: Sequence[Word], at: int) -> list[Word]:
    found: list[Word] = []
    for word in words[at + 1 : at + 5]:
        if not word.near or word.number:
            break
        found.append(word)
    return found


def _goes_on(word: Word) -> bool:
    return not word.stop or word.bare in SOFT


def _end_of_capitals(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].near and words[end].capital and end - at < LONGEST:
        end += 1
    return end


def _end(words: Sequence[Word], at: int) -> int:
    """Return where a name ends of which ``at`` belongs to it: at a stop, after four words."""
    end = at + 1
    while end < len(words) and words[end].near and end - at < 3 and not words[end].number:
        word = words[end]
        known = word.bare in GIVEN or word.bare in MIDDLES or word.capital
        if not known or (word.stop and not (word.bare in SOFT and _last(words, end))):
            break
        end += 1
    return end


def _last(words: Sequence[Word], at: int) -> bool:
    """Say whether the word at ``at`` ends its part of the sentence."""
    if at + 1 == len(words) or not words[at + 1].near:
        return True
    return not words[at + 1].number and words[at + 1].stop
