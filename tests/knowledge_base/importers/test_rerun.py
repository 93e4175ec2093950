from __future__ import annotations

import json
import os
from datetime import date

import pytest

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.national import load_national, save_national
from knowledge_base.importers.report import describe
from tests.knowledge_base.importers.invented import (
    archive,
    as_bytes,
    page,
    portal_object,
)
from tests.knowledge_base.importers.test_import import codes, reasons, run, write


def test_a_cut_off_archive_is_reported_and_loses_no_older_record(tmp_path):
    members = {
        f"9.00000{n}.json": as_bytes(page(code=f"9.00000{n}", steps=os.urandom(20_000).hex()))
        for n in range(1, 6)
    }
    whole = archive(members)
    path = tmp_path / "pages.tar.gz"
    path.write_bytes(whole)
    run([path], tmp_path)
    path.write_bytes(whole[: len(whole) // 2])
    report = run([path], tmp_path)
    assert len(codes(tmp_path)) == 5
    assert report.kept
    assert report.removed == []
    assert "damaged or cut off" in reasons(report)[-1]


def test_a_second_run_says_what_changed(tmp_path):
    folder = write(tmp_path / "in", {"9.000001.json": as_bytes(page())})
    (folder / "9.000002.json").write_bytes(as_bytes(page(code="9.000002")))
    run([folder], tmp_path)
    (folder / "9.000002.json").unlink()
    cheaper = page(methods="Trực tuyến2 Ngày làm việc5,000 VNĐTrực tiếp3 Ngày làm việc9,000 VNĐ")
    (folder / "9.000001.json").write_bytes(as_bytes(cheaper))
    report = run([folder], tmp_path)
    assert {change.field: (change.gone, change.new) for change in report.changes} == {
        "fees": (("in_person: 8000 đ",), ("in_person: 9000 đ",)),
        "times": (("online: 3 working_day",), ("online: 2 working_day",)),
    }
    assert [line[:8] for line in report.removed] == ["9.000002"]
    assert any(line.startswith("changed  9.000001 fees") for line in describe(report))


def test_the_same_sources_again_change_nothing_and_write_the_same_bytes(tmp_path):
    folder = write(tmp_path / "in", {"9.000001.json": as_bytes(page())})
    run([folder], tmp_path)
    before = (tmp_path / "national.json").read_bytes()
    report = run([folder], tmp_path)
    assert (report.unchanged, report.added, report.changes) == (1, [], [])
    assert (tmp_path / "national.json").read_bytes() == before


def test_a_record_whose_file_broke_stays_as_it_was(tmp_path):
    files = {f"9.00000{n}.json": as_bytes(page(code=f"9.00000{n}")) for n in (1, 2)}
    folder = write(tmp_path / "in", files)
    run([folder], tmp_path)
    (folder / "9.000002.json").write_bytes(b"")
    report = run([folder], tmp_path)
    assert codes(tmp_path) == ["9.000001", "9.000002"]
    assert (report.kept, report.removed) == (["9.000002"], [])


def test_sources_without_any_record_leave_the_catalogue_alone(tmp_path):
    folder = write(tmp_path / "in", {"9.000001.json": as_bytes(page())})
    run([folder], tmp_path)
    (folder / "9.000001.json").write_bytes(b"{")
    with pytest.raises(ImportRefused, match="stays as it was"):
        run([folder], tmp_path)
    assert codes(tmp_path) == ["9.000001"]


def test_nothing_half_written_is_left_behind(tmp_path):
    folder = write(tmp_path / "in", {"9.000001.json": as_bytes(page())})
    (tmp_path / "out" / "national.json").mkdir(parents=True)  # cannot be replaced by a file
    with pytest.raises(OSError, match=r"national\.json"):
        save_national(tmp_path / "out" / "national.json", [])
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["national.json"]
    run([folder], tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_of_two_records_with_one_code_the_newer_is_taken(tmp_path):
    files = {
        "a.json": as_bytes(portal_object(updatedAt=1_767_225_600_000)),
        "b.json": as_bytes(portal_object(updatedAt=1_769_904_000_000)),  # 2026-02-01
    }
    report = run([write(tmp_path / "in", files)], tmp_path)
    assert load_national(tmp_path / "national.json")[0].as_of == date(2026, 2, 1)
    assert report.taken == 1
    assert "a second record of 9.000001" in reasons(report)[0]


@pytest.mark.parametrize(
    ("content", "options", "as_of", "origin"),
    [
        (page(), {"as_of": date(2026, 6, 10)}, date(2026, 6, 10), "option --as-of"),
        (page(), {}, date(2026, 7, 20), "the file's modification time"),
        (portal_object(), {}, date(2026, 1, 1), "the portal's updatedAt"),
        (
            {"fetched_on": "2026-08-01", "data": portal_object()},
            {},
            date(2026, 8, 1),
            "fetch date",
        ),
    ],
)
def test_the_date_of_the_facts_is_the_best_known_and_said(
    tmp_path, content, options, as_of, origin
):
    folder = write(tmp_path / "in", {"a.json": as_bytes(content)})
    os.utime(folder / "a.json", (1_784_505_600, 1_784_505_600))  # 2026-07-20
    report = run([folder], tmp_path, **options)
    assert load_national(tmp_path / "national.json")[0].as_of == as_of
    assert list(report.as_of_from) == [origin]


def test_the_manifest_names_sources_and_counts(tmp_path):
    folder = write(tmp_path / "in", {"9.000001.json": as_bytes(page()), "b.json": b""})
    run([folder], tmp_path)
    manifest = json.loads((tmp_path / "national.manifest.json").read_text())
    assert (manifest["taken"], manifest["skipped"], manifest["imported_on"]) == (
        1,
        1,
        "2026-11-23",
    )
    assert len(manifest["sources"][0]["sha256"]) == 64


def test_the_use_counter_is_kept_with_the_record(tmp_path):
    folder = write(tmp_path / "in", {"9.000001.json": as_bytes(page())})
    run([folder], tmp_path, usage={"9.000001": 12})
    assert load_national(tmp_path / "national.json")[0].usage_weight == 12


def test_a_catalogue_that_was_never_imported_is_empty(tmp_path):
    assert load_national(tmp_path / "national.json") == []
