from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from understanding.examples import written

ROOT = Path(__file__).parents[2]


def merged(folder: Path, key: str) -> Any:
    """Return what all files under ``folder`` say under ``key``, put together as Rasa does."""
    parts = [yaml.safe_load(file.read_text()).get(key) for file in sorted(folder.glob("*.yml"))]
    found = [part for part in parts if part]
    if found and isinstance(found[0], dict):
        return {name: value for part in found for name, value in part.items()}
    return [item for part in found for item in part]


@pytest.fixture(scope="session")
def examples() -> dict[str, list[str]]:
    """The examples of each intent."""
    grouped: dict[str, list[str]] = {}
    for text, intent in written(ROOT / "nlu_data/intents"):
        grouped.setdefault(intent, []).append(text)
    return grouped


@pytest.fixture(scope="session")
def intents() -> list[str]:
    """The intents that the domain declares."""
    return [
        next(iter(i)) if isinstance(i, dict) else i for i in merged(ROOT / "domain", "intents")
    ]


@pytest.fixture(scope="session")
def responses() -> dict[str, list[dict[str, Any]]]:
    """The fixed replies of the domain."""
    return merged(ROOT / "domain", "responses")


@pytest.fixture(scope="session")
def actions() -> list[str]:
    """The actions that the domain declares."""
    return merged(ROOT / "domain", "actions")


@pytest.fixture(scope="session")
def rules() -> dict[str, str]:
    """The action that answers each intent."""
    found: dict[str, str] = {}
    for rule in merged(ROOT / "nlu_data/rules", "rules"):
        said, done = rule["steps"][0], rule["steps"][-1]
        if "intent" in said:
            assert said["intent"] not in found, f"two rules begin with {said['intent']}"
            found[said["intent"]] = done["action"]
    return found
