from __future__ import annotations

import re
from pathlib import Path

from staff.settings import StaffSettings

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"
ROW = re.compile(r"^\| `STAFF_([A-Z_]+)` \| (.*?) \| (.+?) \|$", re.MULTILINE)


def test_the_document_holds_the_settings_with_their_defaults_and_meanings():
    written = {name.lower(): rest for name, *rest in ROW.findall(DOCUMENT.read_text("utf-8"))}
    fields = StaffSettings.model_fields
    known = {
        name: [f"`{field.default}`" if field.default not in (None, "") else "", field.description]
        for name, field in fields.items()
    }
    assert written == known, "bring docs/settings.md in line with staff/settings.py"
