"""``python -m tests.knowledge_base.checklists``: writes the lists anew, to be read in the diff."""

from __future__ import annotations

from tests.knowledge_base.checklists import CASES, path_of, text_of

if __name__ == "__main__":
    for name in CASES:
        path_of(name).write_text(text_of(name), encoding="utf-8")
