"""Every phrase that a lead approved is a case: how many are still found, with and without it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from evaluation.report import table
from knowledge_base.learned import Phrase
from knowledge_base.service import KnowledgeBase
from scripts.problem import Problem


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one phrase.

    Attributes:
        held: Whether the catalogue still holds its procedure.
        right: The procedure is answered, or offered where one phrase was taught for several.
        alone: The search would answer it by itself: the phrase is not needed any more.
    """

    phrase: Phrase
    held: bool
    right: bool
    alone: bool


def read_pairs(path: Path) -> list[Phrase]:
    """Return the phrases in ``path``, one JSON line each; none when there is no such file.

    Raises:
        Problem: A line is not of its form.
    """
    if not path.exists():
        return []
    phrases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            phrases.append(Phrase.model_validate_json(line))
        except ValidationError as error:
            raise Problem(f"{path}, line {number}: not a phrase as approved: {error}") from error
    return phrases


def run(kb: KnowledgeBase, phrases: Sequence[Phrase]) -> list[Result]:
    """Ask ``kb`` every phrase before it has learnt them and after."""
    kb.learn([])
    alone = [_right(kb, phrase) for phrase in phrases]
    kb.learn(phrases)
    return [
        Result(phrase, phrase.procedure in kb, _right(kb, phrase), before)
        for phrase, before in zip(phrases, alone, strict=True)
    ]


def report(results: Sequence[Result]) -> str:
    """Say how many phrases are found, and which are not."""
    if not results:
        return "Nothing was approved yet."
    of = len(results)
    lines = [
        ("approved phrases", of),
        ("found with what was taught", f"{sum(one.right for one in results)}/{of}"),
        ("found by the search alone", f"{sum(one.alone for one in results)}/{of}"),
        ("their procedure is not held any more", sum(not one.held for one in results)),
    ]
    failing = [f"- {one.phrase.text!r} -> {one.phrase.procedure}" for one in _failing(results)]
    told = ["", "Not found:", *failing] if failing else []
    return "\n".join([table(("", "phrases"), lines), *told])


def _failing(results: Iterable[Result]) -> list[Result]:
    return [one for one in results if not one.right]


def _right(kb: KnowledgeBase, phrase: Phrase) -> bool:
    decision = kb.find(phrase.text).decision
    codes = [hit.code for hit in decision.hits]
    meant = codes[:1] if decision.kind == "one" else codes
    shared = decision.kind == "choose" and sum(hit.score for hit in decision.hits) >= 1.0
    return phrase.procedure in meant and (decision.kind == "one" or shared)
