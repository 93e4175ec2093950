from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from knowledge_base.offline.page import offline_page, those_that_fit
from knowledge_base.procedure import Procedure
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated

MADE = date(2026, 11, 1)


@pytest.fixture(scope="session")
def shipped() -> list[Procedure]:
    """The curated records as they are shipped."""
    return load_curated(KnowledgeBaseSettings(_env_file=None).procedures_dir)


@pytest.fixture(scope="session")
def shown(shipped) -> list[Procedure]:
    """Those that the page holds."""
    return those_that_fit(shipped, MADE)


@pytest.fixture(scope="session")
def page_file(shown, tmp_path_factory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("offline") / "motcua.html"
    path.write_text(offline_page(shown, MADE), encoding="utf-8")
    return path
