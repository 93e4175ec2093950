from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossiers.settings import DossierSettings

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"
ROW = re.compile(r"^\| `(DOSSIERS_[A-Z_]+)` \| (.*?) \| (.+?) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def rows() -> dict[str, tuple[str, str]]:
    found = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    return {name: (default, meaning) for name, default, meaning in found}


def test_the_document_holds_exactly_the_settings_of_dossiers(rows):
    names = {f"DOSSIERS_{name.upper()}" for name in DossierSettings.model_fields}
    assert set(rows) == names, "bring docs/settings.md in line with dossiers/settings.py"


@pytest.mark.parametrize("name", DossierSettings.model_fields)
def test_a_default_and_a_meaning_are_as_in_the_code(rows, name):
    field = DossierSettings.model_fields[name]
    shown = "" if field.default in (None, "") else f"`{field.default}`"
    assert rows[f"DOSSIERS_{name.upper()}"] == (shown, field.description)
