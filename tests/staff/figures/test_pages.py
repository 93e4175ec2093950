from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dossiers.calendar import VIETNAM, vietnam
from dossiers.factors import Hasher
from dossiers.importing import Importer
from staff.figures.source import FigureSource
from staff.figures.workbook import safe
from staff.roles import Account, Role
from tests.dossiers.figures.conftest import Register
from tests.staff.conftest import PASSWORD

NOON = datetime(2026, 11, 23, 12, tzinfo=VIETNAM).timestamp()
UNITS = """
units:
- {id: H56, name: Tỉnh mẫu}
- {id: H56.14, name: Phường Một, parent: H56, accounts: phuong-1}
- {id: H56.15, name: Phường Hai, parent: H56, accounts: phuong-2}
"""
TARGETS = """
targets:
- {figure: online, unit: H56, value: 0.9, decision: 01/QĐ-MAU, dated: 2026-03-01,
   holds_from: 2026-01-01}
"""


@pytest.fixture
def figures(tmp_path: Path) -> FigureSource:
    (tmp_path / "units.yml").write_text(UNITS)
    (tmp_path / "targets.yml").write_text(TARGETS)
    url = f"sqlite:///{tmp_path}/dossiers.sqlite3"
    return FigureSource(url, tmp_path / "units.yml", tmp_path / "targets.yml")


@pytest.fixture
def register(tmp_path: Path, figures: FigureSource, clock) -> Register:
    clock.now = NOON
    hasher = Hasher(b"an invented key of thirty-two bytes")
    return Register(tmp_path, Importer(figures.engine, hasher, vietnam()))


@pytest.fixture
def ask(browser) -> Callable[..., object]:
    """Return a function that signs a role in and gets pages, the last of which it returns."""

    def asked(role: str, *paths: str):
        async def walk():
            mine = browser()
            await mine.sign_in(role)
            return [await mine.get(path) for path in paths][-1]

        return asyncio.run(walk())

    return asked


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_a_figure_shows_its_formula_counts_target_and_what_is_missing(ask, register):
    register.bring(
        *[register.row(Kenh="2") for _ in range(7)], *[register.row() for _ in range(3)]
    )
    page = plain(ask("lead", "/figures").text)
    assert "70,0% 7 / 10" in page
    assert "hồ sơ nộp trực tuyến / hồ sơ tiếp nhận trong kỳ có ghi cách nộp" in page
    assert "90,0% 01/QĐ-MAU ngày 01/03/2026 2 hồ sơ" in page


def test_an_officer_sees_the_own_unit_and_no_other(ask, register):
    register.bring(register.row("H56.14", Kenh="2"), register.row("H56.15"))
    assert "Phường Một" in ask("officer", "/figures").text
    assert "100,0% 1 / 1" in plain(ask("officer", "/figures").text)
    assert ask("officer", "/figures?unit=H56.15").status_code == 403


def test_an_administrator_sees_all_units_in_their_tree(ask, register):
    register.bring(register.row("H56.14", Kenh="2"), register.row("H56.15"))
    assert "50,0% 1 / 2" in plain(ask("admin", "/figures").text)
    below = plain(ask("admin", "/figures?unit=H56").text)
    assert "Phường Hai 1 0,0% 0 / 1" in below


def test_the_procedure_that_pulls_down_is_named(ask, register):
    register.bring(register.row(Kenh="2"), register.row(ThuTuc="2.000815"))
    assert "2.000815" in plain(ask("lead", "/figures").text).split("Thủ tục kéo tỷ lệ xuống")[1]


def test_online_dossiers_that_officers_filed_are_counted_apart(ask, register):
    register.bring(register.row(Kenh="2", CanBoNop="1"), register.row(Kenh="2"), register.row())
    page = plain(ask("lead", "/figures").text)
    assert "1 hồ sơ do cán bộ nộp thay người dân" in page
    assert "1 / 2 hồ sơ là trực tuyến" in page


def test_late_dossiers_are_listed_with_their_slips(ask, register):
    register.bring(register.row(Hen="19/11/2026"))
    page = ask("officer", "/figures/late?kind=late").text
    assert "trễ 2 ngày làm việc" in page
    assert "/figures/slip/H56.14-261102-0001?form=04" in page


def test_a_slip_of_apology_says_that_its_day_is_over(ask, register):
    register.bring(register.row(Hen="19/11/2026"))
    page = plain(ask("officer", "/figures/slip/H56.14-261102-0001?form=04").text)
    assert "hạn đó đã qua" in page
    assert "27/11/2026" in page  # the third working day; the 24th is a holiday


def test_a_slip_of_another_unit_is_refused(ask, register):
    register.bring(register.row("H56.15"))
    assert ask("officer", "/figures/slip/H56.15-261102-0001").status_code == 403
    assert ask("officer", "/figures/slip/H56.15-261102-0999").status_code == 404


def test_a_report_is_compared_with_our_dossiers(browser, register):
    register.bring(register.row(Kenh="2"), register.row(Kenh="1"))

    async def walk():
        mine = browser()
        await mine.sign_in("lead")
        await mine.get("/figures/compare")
        return await mine.post("/figures/compare", {"codes": "H56.14-261102-0002\n<b>x"})

    page = asyncio.run(walk()).text
    assert "0 hồ sơ cả hai bên cùng tính" in page
    assert "Báo cáo tính, số liệu của ta không tính: 1" in page
    assert "<b>x" not in page


def test_the_workbook_has_the_same_numbers(ask, register):
    register.bring(register.row(Kenh="2"), register.row())
    answer = ask("lead", "/figures/table.xlsx")
    book = load_workbook(BytesIO(answer.content))
    assert [cell.value for cell in book["Chỉ số"][5]][:5] == [
        "Tỷ lệ hồ sơ nộp trực tuyến",
        "hồ sơ nộp trực tuyến / hồ sơ tiếp nhận trong kỳ có ghi cách nộp",
        1,
        2,
        0.5,
    ]


@pytest.mark.parametrize("risky", ["=1+1", "@x", "+84", "-2"])
def test_no_cell_of_a_workbook_is_a_formula(risky):
    assert safe(risky) == f"'{risky}"


@pytest.mark.parametrize(
    "query", ["period=century", "month=2026-13", "side=left", "figure=all", "month=x' OR 1=1"]
)
def test_what_there_is_not_is_refused(ask, register, query):
    assert ask("lead", f"/figures?{query}").status_code == 400


def test_names_in_exports_are_shown_as_text(ask, register):
    register.bring(register.row(ThuTuc="<script>alert(1)</script>"), register.row(Kenh="2"))
    assert "<script>alert(1)" not in ask("lead", "/figures").text


def test_before_the_first_import_the_page_says_so(ask, figures, clock):
    clock.now = NOON
    page = ask("lead", "/figures")
    assert page.status_code == 200
    assert "Chưa nhập hồ sơ nào" in page.text


def test_an_account_of_another_unit_has_its_own_figures(app, ask, register):
    register.bring(register.row("H56.15", Kenh="2"), register.row("H56.14"))
    other = Account(0, "hai", "Cán bộ Hai", Role.OFFICER, "phuong-2")
    app.state.services.accounts.add(other, PASSWORD, NOON)
    assert "Phường Hai" in ask("hai", "/figures").text
