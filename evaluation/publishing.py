"""Makes of a run what the public quality page shows: right, wrong and refused by set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evaluation.runs import Run
from scripts.problem import Problem

PUBLISHED = Path("staff/figures/published.json")
TITLES = {
    "fresh": "Câu hỏi mới, chưa dùng khi sửa trợ lý",
    "everyday": "Câu hỏi hằng ngày về thủ tục",
    "facts": "Câu hỏi có đáp án cụ thể (phí, giấy tờ, ngày)",
    "dialogues": "Lượt trong các cuộc trò chuyện",
    "out_of_scope": "Câu ngoài phạm vi",
    "not_covered": "Thủ tục chưa có trong kho",
}
REFUSED = frozenset({"choice_offered", "asked_procedure", "not_covered", "not_understood",
                     "out_of_scope", "handed_over", "unavailable", "error"})  # fmt: skip
"""Endings that give no answer: where one was due they are refusals, not wrong answers."""


def published(run: Run) -> dict[str, Any]:
    """Return what `published.json` holds for ``run``.

    Raises:
        Problem: The run asked none of the sets that are published.
    """
    lines = [_line(title, _of(run, name)) for name, title in TITLES.items() if _of(run, name)]
    if not lines:
        raise Problem(f"The run {run.name} holds none of: {', '.join(TITLES)}.")
    return {
        "date": run.name[:10],
        "commit": str(run.config.get("commit") or "?")[:10],
        "lines": lines,
    }


def write(run: Run, path: Path = PUBLISHED) -> None:
    """Write what the page shows of ``run``."""
    text = json.dumps(published(run), ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")


def _of(run: Run, name: str) -> list[dict[str, str]]:
    return [message for message in run.messages if message["of"] == name]


def _line(title: str, messages: list[dict[str, str]]) -> dict[str, Any]:
    right = sum(m["is_right"] == "1" for m in messages)
    missed = [m for m in messages if m["is_right"] != "1"]
    refused = sum(m["outcome"] in REFUSED for m in missed)
    return {
        "title": title,
        "right": right,
        "wrong": len(missed) - refused,
        "refused": refused,
    }
