"""The conversation in the READMEs, as the running product holds it: ``python -m scripts.readme``.

Writes it between the marks in README.md and README.vi.md; a test compares it with what is said.
"""

from __future__ import annotations

import re
import sys
import tempfile
import uuid
from pathlib import Path

import httpx

from scripts import trial
from scripts.problem import exit_code

FILES = [Path("README.md"), Path("README.vi.md")]
# What is asked, and how many lines of each answer are shown.
ASKED = {"đăng ký tạm trú mất bao nhiêu tiền": 2, "nộp qua mạng được không": 1}
MARKED = re.compile(r"(?<=<!-- conversation -->\n).*?(?=<!-- /conversation -->)", re.DOTALL)


def first_lines(answer: str, count: int) -> list[str]:
    """Return the first ``count`` lines of ``answer``, without the marks of bold type."""
    return answer.replace("**", "").splitlines()[:count]


def hold(url: str) -> str:
    """Hold the conversation at ``url``; return it as a block of Markdown."""
    session = uuid.uuid4().hex
    lines = []
    with httpx.Client(base_url=url, timeout=30.0, trust_env=False) as client:
        for text, count in ASKED.items():
            answer = client.post("/api/chat", json={"session": session, "text": text}).json()
            lines += [f"> {text}", *first_lines(answer["messages"][0]["text"], count)]
    return "```text\n" + "\n".join(lines) + "\n```\n"


def written(file: Path) -> str:
    """Return the conversation that stands in ``file``."""
    found = MARKED.search(file.read_text(encoding="utf-8"))
    return found.group() if found else ""


def main() -> None:
    """Start the product, hold the conversation, write it.

    Raises:
        Problem: The product could not be started.
    """
    with tempfile.TemporaryDirectory() as folder, trial.running(Path(folder)) as started:
        conversation = hold(started.url)
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        file.write_text(MARKED.sub(lambda _: conversation, text), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(exit_code(main))
