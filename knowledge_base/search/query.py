"""What a citizen typed, made searchable: short forms spelt out, slips mended, cues taken away."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from knowledge_base.search.english import in_vietnamese
from knowledge_base.search.slips import mend, names
from knowledge_base.search.spelling import repair
from knowledge_base.search.teencode import respell
from knowledge_base.store import read_yaml
from knowledge_base.text import fold, has_marks, nfc

WORDS = Path(__file__).resolve().parent / "words"
_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*", re.UNICODE)
_PAUSE = re.compile(r"[.,](?!\d)|[;:!?\n]")
PAUSE = " _ "


class ContextRule(NamedTuple):
    """One reading of an ambiguous short form, and the folded neighbours that call for it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    then: str | None


@cache
def _abbreviations() -> tuple[dict[str, str], dict[str, list[ContextRule]]]:
    data = cast("dict[str, Any]", read_yaml(WORDS / "abbreviations.yml"))
    rules = {
        short: [
            ContextRule(
                re.compile(rule.get("before", "")),
                re.compile(rule.get("after", "")),
                rule.get("then"),
            )
            for rule in items
        ]
        for short, items in data["by_context"].items()
    }
    return {str(short): full for short, full in data["always"].items()}, rules


class Cues(NamedTuple):
    """What `content` takes away, and what it must not."""

    phrases: re.Pattern[str]
    keep: re.Pattern[str]
    function_words: frozenset[str]


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in longest_first) + r")\b")


@cache
def _cues() -> Cues:
    data = cast("dict[str, list[str]]", read_yaml(WORDS / "cues.yml"))
    return Cues(
        _any_of([*data["facets"], *data["polite"]]),
        _any_of(data["keep"]),
        frozenset(data["function"]),
    )


@lru_cache(maxsize=64)  # the steps of one search read the same question
def normalise(question: str) -> str:
    """Return the question in lower case: English translated, short forms spelt out, slips mended.

    ``đki tạm trú mất bn tiền`` -> ``đăng ký tạm trú mất bao nhiêu tiền``. A short form with
    several meanings is spelt out only where its neighbours decide; else it stays as typed.
    """
    always, by_context = _abbreviations()
    told = nfc(question).lower().replace("=", " bằng ")
    words = _TOKEN.findall(in_vietnamese(told))
    read: list[str] = []
    for position, word in enumerate(words):
        if word in always:
            read.append(always[word])
        elif word in by_context:
            left = fold(" ".join(read[-4:]))
            right = fold(" ".join(words[position + 1 : position + 4]))
            read.append(_by_context(by_context[word], left, right) or word)
        else:
            read.append(word if word in names() else repair(respell(word)))
    return " ".join(mend(read))


def read_story(told: str) -> str:
    """Return ``told`` normalised, a lone ``_`` where its writer paused: there a death may end.

    ``ba mất, căn cước`` is no lost card. Where the writer used no diacritics neither does this:
    those of short forms that were spelt out (``ck``) say nothing of the other words.
    """
    parts = (normalise(part) for part in _PAUSE.split(told))
    read = PAUSE.join(part for part in parts if part)
    return read if has_marks(told) else fold(read)


def spell_official(text: str) -> str:
    """Return official ``text`` with its capital short forms spelt out: ``công ty TNHH``."""
    always, _ = _abbreviations()

    def full(match: re.Match[str]) -> str:
        word = match.group()
        return always.get(word.lower(), word) if word.isupper() else word

    return _TOKEN.sub(full, text)


def _by_context(rules: list[ContextRule], left: str, right: str) -> str | None:
    for rule in rules:
        if rule.before.search(left) and rule.after.search(right):
            return rule.then
    return None


@lru_cache(maxsize=64)
def content(question: str) -> str:
    """Return the folded words that may name a procedure; empty for a bare follow-up.

    ``thế hết bao nhiêu tiền`` -> ````; ``dạ cho em hỏi làm khai sinh ở đâu`` -> ``khai sinh``.
    """
    cues = _cues()
    kept = cues.keep.sub(lambda m: m.group().replace(" ", "_"), fold(normalise(question)))
    words = cues.phrases.sub(" ", kept).split()
    return " ".join(w.replace("_", " ") for w in words if w not in cues.function_words)
