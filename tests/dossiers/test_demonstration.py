from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import func, select

from dossiers.calendar import VIETNAM, vietnam
from dossiers.codes import read_code
from dossiers.desk import Ending
from dossiers.explain import explain
from dossiers.factors import Factor, FactorKind
from dossiers.opening import open_desk, open_watcher
from dossiers.settings import DossierSettings
from dossiers.sources.demonstration import DemonstrationSource
from dossiers.states import State
from dossiers.tables import DOSSIERS, FIGURE_MONTHS, HOLDINGS

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=VIETNAM)  # a Thursday
OWNER = Factor(FactorKind.ID_TAIL, "0001")


@pytest.fixture
def source() -> DemonstrationSource:
    return DemonstrationSource(vietnam(), lambda: NOW)


def code(text: str):
    return read_code(text).code


@pytest.mark.parametrize(
    ("number", "state", "due"),
    [
        ("0001", State.PAYMENT_WANTED, date(2026, 11, 23)),
        ("0002", State.PROCESSING, date(2026, 11, 23)),
        ("0003", State.PAPERS_WANTED, date(2026, 11, 19)),
        ("0004", State.DONE, date(2026, 11, 17)),
    ],
)
def test_four_dossiers_of_any_day_are_shown_to_their_invented_owner(source, number, state, due):
    shown = source.look_up(code(f"H00.01-261116-{number}"), OWNER)
    assert (shown.state, shown.due) == (state, due)
    assert shown.received == datetime(2026, 11, 16, 9, 0, tzinfo=VIETNAM)


def test_it_is_said_to_be_a_sample(source):
    first, _ = explain(source.look_up(code("H00.01-261116-0001"), OWNER), NOW, vietnam())
    assert "theo hồ sơ mẫu để trình diễn lúc 10:00 hôm nay" in first
    assert "Còn 2 ngày làm việc, hẹn trả 23/11/2026." in first


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("H00.01-261116-0001", "0002"),
        ("H00.01-261116-0005", "0001"),
        ("H00.01-261120-0001", "0001"),
    ],
    ids=["not the owner", "no such number", "not filed yet"],
)
def test_others_are_not_shown(source, text, tail):
    assert source.look_up(code(text), Factor(FactorKind.ID_TAIL, tail)) is None


def test_only_the_agency_of_nobody_is_covered(source):
    assert source.covers(code("H00.01-261116-0001"))
    assert not source.covers(code("H56.01-261116-0001"))


def test_a_look_up_writes_nothing_that_a_figure_counts(tmp_path):
    settings = DossierSettings(
        _env_file=None,
        demo=True,
        database_url=f"sqlite:///{tmp_path}/d.sqlite3",
        key_file=tmp_path / "key",
    )
    desk = open_desk(settings)
    asked = code("H00.01-260105-0001")
    desk.take_consent("web:1", asked, how="words", channel="web")
    assert desk.look_up("web:1", asked, OWNER).ending is Ending.SHOWN
    assert not desk.covers(code("H56.01-261116-0001"))
    watcher = open_watcher(settings)
    assert watcher is not None
    with desk._people._engine.connect() as connection:
        for table in (DOSSIERS, FIGURE_MONTHS, HOLDINGS):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0
