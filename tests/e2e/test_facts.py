"""Sixty questions as citizens type them; the facts were written from the source first.

In ``facts.jsonl`` a turn names the facet, the procedures of which one must be meant, and groups of
words: of each group one must be said. ``null`` as facet: any will do.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

pytestmark = pytest.mark.rasa

CONVERSATIONS = [
    json.loads(line)
    for line in Path("tests/e2e/facts.jsonl").read_text(encoding="utf-8").splitlines()
]


def plain(text: str) -> str:
    """Return ``text`` composed and in lower case, in which words are looked for."""
    return unicodedata.normalize("NFC", text).casefold()


def said(answer: dict) -> str:
    return plain("\n".join(message["text"] for message in answer["messages"]))


def missing(answer: dict, groups: list[list[str]]) -> list[list[str]]:
    """The groups of which no word was said."""
    text = said(answer)
    return [group for group in groups if not any(plain(word) in text for word in group)]


def meant(answer: dict) -> list[str]:
    """The procedure that was answered for, or those offered."""
    return [answer["procedure"]] if answer["procedure"] else answer["candidates"]


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda c: c["id"])
def test_the_fact_is_said(ask, conversation):
    for turn in conversation["turns"]:
        answer = ask(turn["text"])
        told = f"{turn['text']} -> {json.dumps(answer, ensure_ascii=False)}"
        assert set(meant(answer)) & set(turn["codes"]), told
        assert turn["facet"] in (None, answer["facet"]), told
        assert missing(answer, turn["says"]) == [], told


def test_there_are_at_least_fifty_questions_and_no_two_alike():
    texts = [plain(turn["text"]) for c in CONVERSATIONS for turn in c["turns"]]
    assert len(texts) >= 50
    assert len(set(texts)) == len(texts)
