"""What the READMEs say is true: their commands run, their conversation is what the bot says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts import readme

DOCUMENTS = [Path("README.md"), Path("README.vi.md"), Path("CONTRIBUTING.md")]
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(document: Path) -> list[str]:
    """The commands in the shell blocks of ``document``, without their comments."""
    blocks = BLOCK.findall(document.read_text(encoding="utf-8"))
    lines = "".join(blocks).splitlines()
    return [line.split("  #")[0].strip() for line in lines if line.strip()]


ALL = sorted({command for document in DOCUMENTS for command in commands(document)})
MAKE = [command for command in ALL if command.startswith("make ")]
ASKING = [command for command in ALL if "bot talk" in command or command.startswith("curl ")]
KNOWING = [command for command in ALL if "-m knowledge_base" in command]


def shell(command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", command],
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_command_of_the_readmes_is_run_by_a_test_here():
    assert sorted([*MAKE, *ASKING, *KNOWING]) == ALL
    assert {"make run", "make test"} <= set(MAKE)


@pytest.mark.parametrize("command", MAKE)
def test_every_make_target_that_is_named_exists(command):
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    done = shell(f"make --dry-run {command.removeprefix('make ')}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.rasa
@pytest.mark.parametrize("command", KNOWING)
def test_the_knowledge_base_answers_as_shown(product, command):
    done = shell(command)
    assert (done.returncode, done.stderr) == (0, "")
    assert "khai sinh" in done.stdout


@pytest.mark.rasa
@pytest.mark.parametrize("command", ASKING)
def test_the_bot_is_asked_as_shown(product, command):
    if command.startswith("curl") and shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    here = command.replace("127.0.0.1:8000", f"127.0.0.1:{product.addresses.bot}")
    done = shell(here, BOT_PORT=str(product.addresses.bot))
    assert done.returncode == 0
    assert '"answered"' in done.stdout or "thoát" in done.stdout


@pytest.mark.rasa
@pytest.mark.parametrize("file", readme.FILES, ids=str)
def test_the_conversation_is_what_the_bot_says(product, file):
    assert readme.written(file) == readme.hold(product.url), "say it anew with: make readme"
