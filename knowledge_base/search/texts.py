"""Which texts of a record are searched: its names, what citizens call it, and its body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from knowledge_base.procedure import Procedure
from knowledge_base.search.acronyms import spell_out
from knowledge_base.search.implied import implied
from knowledge_base.search.lexicon import official_words
from knowledge_base.search.query import normalise, spell_official
from knowledge_base.text import fold

_LEVEL = re.compile(
    r"\(?\s*(?:được\s+)?(?:thực hiện|áp dụng)?\s*(?:tại|ở)?\s*cấp (?:trung ương|bộ|tỉnh|huyện|xã)"
    r"(?:\s*(?:,|và|hoặc)\s*cấp (?:trung ương|bộ|tỉnh|huyện|xã))*\s*\)",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^\s*thủ tục(?: hành chính)?\s+", re.IGNORECASE)
PASSAGE_WORDS = 60
PASSAGES = 7


class Texts(NamedTuple):
    """The searched texts of one procedure.

    Attributes:
        title: Official name without ``Thủ tục`` and without the level in brackets.
        spoken: Short name, aliases and situations, spelt out.
        body: Field, results, documents, conditions and steps in at most `PASSAGES` passages of
            `PASSAGE_WORDS` words; never empty.
        full: Everything the record says, for words that stand deep in it.
    """

    title: str
    spoken: list[str]
    body: list[str]
    full: str


class Question(NamedTuple):
    """One question in the forms that the indexes read.

    Attributes:
        plain: Short forms spelt out, key slips mended; lower case.
        expanded: ``plain`` with the official words for its everyday words behind it.
        official: Those official words alone, folded; empty when there are none.
    """

    plain: str
    expanded: str
    official: str


def texts_of(procedure: Procedure) -> Texts:
    """Return what of ``procedure`` is searched."""
    title = bare_name(procedure.name)
    spoken = [*([procedure.short_name] if procedure.short_name != procedure.name else [])]
    spoken += [*procedure.aliases, *procedure.situations]
    about = " ".join([procedure.field or "", " ".join(procedure.results)[:300], title])
    papers = " ".join(document.name for document in procedure.documents)[:900]
    conditions = " ".join(procedure.conditions)[:900]
    steps = " ".join([*procedure.steps.as_published, *procedure.steps.counter])[:900]
    body = [
        about,
        *_passages(papers, 2),
        *_passages(conditions, 2),
        *_passages(steps, 2),
    ]
    return Texts(
        title, [normalise(text) for text in spoken], body[:PASSAGES], full_text(procedure)
    )


@lru_cache(maxsize=1 << 15)
def bare_name(name: str) -> str:
    """Return ``name`` without ``Thủ tục`` and ``(thực hiện tại cấp tỉnh)``."""
    bare = _PREFIX.sub("", _LEVEL.sub(" ", name)).strip(" .;")
    return " ".join(spell_official(bare).split()) or name


def read_question(question: str, acronyms: Mapping[str, str] | None = None) -> Question:
    """Return ``question`` in the forms that the indexes read.

    Args:
        question: As typed.
        acronyms: Initials -> what they stand for in this catalogue.
    """
    plain = normalise(question)
    known = spell_out(plain, acronyms or {})
    plain = f"{plain} {known}".strip()
    official = " ".join([*official_words(fold(plain)), *implied(plain)])
    return Question(plain, f"{plain} {official}".strip(), official)


def full_text(procedure: Procedure) -> str:
    """Return all words of a record that a question may hold."""
    steps = procedure.steps
    lines = [
        procedure.name,
        procedure.short_name,
        *procedure.aliases,
        *procedure.situations,
    ]
    lines += [procedure.field or "", *procedure.results, *procedure.conditions]
    lines += [document.name for document in procedure.documents]
    lines += [
        *steps.as_published,
        *steps.online,
        *steps.counter,
        *procedure.legal_basis,
    ]
    lines += [fee.condition or fee.quote or "" for fee in procedure.fees]
    return " ".join(lines)


def _passages(text: str, most: int) -> list[str]:
    """Return the first ``most`` passages of ``text``."""
    words = text.split()
    starts = range(0, min(len(words), most * PASSAGE_WORDS), PASSAGE_WORDS)
    return [" ".join(words[start : start + PASSAGE_WORDS]) for start in starts]
