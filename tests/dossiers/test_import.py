from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from dossiers.calendar import vietnam
from dossiers.errors import BadMapping, ImportRefused
from dossiers.importing import Importer, Report
from dossiers.mapping import read_mapping
from dossiers.tables import DOSSIERS, HOLDINGS, METADATA
from tests.dossiers.conftest import HEADER, MAPPING, ROW

MAPPINGS = Path("dossiers/mappings")


def rows(engine) -> list:
    with engine.connect() as connection:
        return list(connection.execute(select(DOSSIERS).order_by(DOSSIERS.c.code)))


def test_the_same_export_again_changes_nothing(office, engine):
    assert office.export(ROW) == Report(new=1)
    before = rows(engine)
    assert office.export(ROW) == Report(unchanged=1)
    assert rows(engine) == before


def test_an_unchanged_row_is_noted_as_confirmed(office, engine):
    office.export(ROW, told_at=1_000.0)
    office.export(ROW, told_at=2_000.0)
    assert rows(engine)[0].told_at == 2_000.0


def test_a_changed_row_replaces_the_former(office, engine):
    office.export(ROW)
    assert office.export(ROW.replace(",6,", ",10,")) == Report(changed=1)
    assert [row.state for row in rows(engine)] == [10]


def test_bad_rows_are_named_by_line_and_the_others_imported(office):
    report = office.export(
        ROW,
        ROW.replace("H56.14-261120-0021", "khong co ma"),
        ROW.replace("0021,6", "0022,Đi lạc"),
        ROW.replace("0021", "0023").replace("20261125170000", "mai"),
        ROW.replace("H56.14-261120-0021", "H57.14-261120-0021"),
    )
    assert (report.new, report.bad) == (1, 4)
    assert report.problems == [
        (3, "column MaHoSo: 'khong co ma' is no dossier code"),
        (4, "column TrangThaiHoSo: 'Đi lạc' is no state; name it under states"),
        (5, "column NgayHenTra: 'mai' is no date we know"),
        (6, "H57.14-261120-0021: the mapping does not cover this agency"),
    ]


@pytest.mark.parametrize(
    ("written", "state"), [("6", 6), ("Đang xử lý", 4), ("ĐANG  XỬ LÝ", 4), ("chờ bổ sung", 5)]
)
def test_a_state_is_read_as_number_name_or_the_mappings_word(office, engine, written, state):
    office.export(ROW.replace(",6,", f",{written},"))
    assert rows(engine)[0].state == state


def test_no_identity_number_and_no_telephone_reach_the_database(office, engine):
    office.export(ROW)
    with engine.connect() as connection:
        held = str([connection.execute(select(t)).all() for t in METADATA.sorted_tables])
    assert "trích lục" in held
    assert "001099000001" not in held
    assert "912000001" not in held


def test_a_note_is_kept_without_numbers_that_may_be_a_persons(office, engine):
    office.export(ROW.replace("Lệ phí bản sao", "Gọi 0912 000 001 để hỏi"))
    assert rows(engine)[0].wanted == "Gọi … để hỏi"


def test_a_workbook_is_read_as_a_csv_file(tmp_path, engine, hasher):
    book = Workbook()
    book.active.append(HEADER.split(","))
    book.active.append(["H56.14-261120-0021", 4, None, "20/11/2026", "", 1099000001, 912000001])
    book.save(tmp_path / "export.xlsx")
    report = Importer(engine, hasher, vietnam()).run(
        tmp_path / "export.xlsx", MAPPING, told_at=1.0
    )
    assert report == Report(new=1)
    assert rows(engine)[0].state == 4


def test_zeros_that_a_workbook_lost_do_not_change_the_factor(tmp_path, office, engine, hasher):
    office.export(ROW)
    before = rows(engine)[0]
    office.export(ROW.replace("001099000001", "1099000001").replace("0912000001", "912000001"))
    after = rows(engine)[0]
    assert (after.id_tail, after.phone) == (before.id_tail, before.phone)


def test_the_agencies_of_an_import_are_held(office, engine):
    office.export(ROW)
    with engine.connect() as connection:
        held = connection.execute(select(HOLDINGS.c.prefix, HOLDINGS.c.source)).all()
    assert held == [("H56", "hệ thống một cửa tỉnh mẫu")]


def test_a_missing_column_is_named_with_those_that_are_there(office):
    with pytest.raises(BadMapping, match=r"no column SoDienThoai.*It has: MaHoSo"):
        office.export(ROW, header=HEADER.replace("SoDienThoai", "DiDong"))


def test_a_file_that_is_no_workbook_is_refused(tmp_path, engine, hasher):
    (tmp_path / "export.xlsx").write_text("không phải bảng tính")
    with pytest.raises(ImportRefused, match=r"export\.xlsx cannot be read"):
        Importer(engine, hasher, vietnam()).run(tmp_path / "export.xlsx", MAPPING, told_at=1.0)


def test_every_problem_of_a_mapping_is_named(tmp_path):
    file = tmp_path / "mapping.yml"
    file.write_text("source: x\ncovers: []\ncolumns: {code: A}\nmau: 1\n")
    with pytest.raises(BadMapping) as refused:
        read_mapping(file)
    for part in ("source", "covers", "columns lacks state", "mau"):
        assert part in str(refused.value)


def test_the_shipped_sample_mapping_is_right():
    assert read_mapping(MAPPINGS / "sample.yml").columns["code"] == "MaHoSo"
