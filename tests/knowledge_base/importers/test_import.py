from __future__ import annotations

import io
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from knowledge_base.importers.importing import Options, import_national
from knowledge_base.importers.national import load_national
from knowledge_base.importers.report import Report
from knowledge_base.importers.sources import MAX_FILE, member_problem
from tests.knowledge_base.importers.invented import (
    archive,
    as_bytes,
    page,
    portal_object,
    workbook,
)

TODAY = date(2026, 11, 23)


def write(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def run(paths: list[Path], into: Path, **options: object) -> Report:
    return import_national(paths, into, Options(today=TODAY, **options))  # type: ignore[arg-type]


def codes(into: Path) -> list[str]:
    return [record.code for record in load_national(into / "national.json")]


def reasons(report: Report) -> list[str]:
    return [skip.reason for skip in report.skipped]


def test_pages_and_objects_become_records_of_one_catalogue(tmp_path):
    folder = write(
        tmp_path / "in",
        {
            "9.000001.json": as_bytes(page()),
            "9.000002.json": as_bytes(portal_object(code="9.000002")),
            "9.000003.json": as_bytes({"code": "OK", "data": portal_object(code="9.000003")}),
        },
    )
    report = run([folder], tmp_path)
    assert codes(tmp_path) == ["9.000001", "9.000002", "9.000003"]
    assert (report.taken, report.skipped) == (3, [])


@pytest.mark.parametrize("kind", ["tar", "zip"])
def test_archives_are_read_without_unpacking(tmp_path, kind):
    content = as_bytes(page())
    path = tmp_path / f"pages.{'tar.gz' if kind == 'tar' else 'zip'}"
    if kind == "tar":
        path.write_bytes(archive({"a/9.000001.json": content}))
    else:
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("a/9.000001.json", content)
    run([path], tmp_path / "out")
    assert codes(tmp_path / "out") == ["9.000001"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", path.name]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file"),
        (b'{"ma_thu_tuc": "9.0', "broken JSON"),
        ("Thả diều".encode("utf-16"), "not UTF-8"),
        (b"<html>Request Rejected</html>", "a web page"),
        (b"[1, 2]", "not one object"),
        (b'{"a": 1}', "no known shape"),
        (b"[" * 100_000, "broken JSON"),
        (as_bytes(page() | {"raw_text": "Tên thủ tục"}), "has no heading"),
        (as_bytes(portal_object(procedureProposal="7/QĐ")), "a field of another kind"),
        (as_bytes(portal_object(updatedAt=1e30)), "a field of another kind"),
        (as_bytes({"fetched_on": "hôm qua", "data": portal_object()}), "a field of another kind"),
        (
            as_bytes(
                portal_object(
                    executionCases=[
                        {"profileComponents": [{"name": "Đơn xin", "originalQty": 999}]}
                    ]
                )
            ),
            "not a valid record",
        ),
    ],
)
def test_an_unreadable_file_is_reported_and_the_rest_imported(tmp_path, content, reason):
    folder = write(tmp_path / "in", {"9.000001.json": as_bytes(page()), "b.json": content})
    report = run([folder], tmp_path)
    assert codes(tmp_path) == ["9.000001"]
    assert reason in reasons(report)[0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("9.000002.json", page(), "the file name says 9.000002, the page is 9.000001"),
        ("x.json", page() | {"ma_thu_tuc": "9.000002"}, "the crawler says 9.000002"),
        ("x.json", page() | {"ten_thu_tuc": "Thả chim"}, 'the crawler names 9.000001 "Thả chim"'),
        ("x.json", page(code="", name="Thả diều"), "no procedure code of its own"),
    ],
)
def test_a_page_of_another_procedure_is_refused(tmp_path, name, content, reason):
    good = as_bytes(page(code="9.000009"))
    report = run([write(tmp_path / "in", {name: as_bytes(content), "g.json": good})], tmp_path)
    assert codes(tmp_path) == ["9.000009"]
    assert [reason in skip.reason for skip in report.refused] == [True]


def test_a_name_that_differs_from_the_official_list_is_refused_wherever_the_list_stands(tmp_path):
    files = {
        "9.000001.json": as_bytes(page(name="Cấp thẻ diều")),
        "9.000002.json": as_bytes(page(code="9.000002", name="Thả diều")),
        "list.xlsx": workbook([("9.000001", " CẤP thẻ  diều. "), ("9.000002", "Thả chim")]),
    }
    report = run([write(tmp_path / "in", files)], tmp_path)
    assert codes(tmp_path) == ["9.000001"]
    assert 'the official list names 9.000002 "Thả chim"' in report.refused[0].reason


def test_a_code_that_no_list_holds_is_taken(tmp_path):
    files = {"a.json": as_bytes(page()), "list.xlsx": workbook([("9.000008", "Thả chim")])}
    assert run([write(tmp_path / "in", files)], tmp_path).taken == 1


def test_a_workbook_of_another_kind_is_reported(tmp_path):
    folder = write(tmp_path / "in", {"a.json": as_bytes(page()), "b.xlsx": b"PK nonsense"})
    assert "not a readable workbook" in reasons(run([folder], tmp_path))[0]


def test_members_that_lead_out_of_the_archive_or_are_links_are_not_read(tmp_path):
    file = io.BytesIO()
    content = as_bytes(page(code="9.000002"))
    with tarfile.open(fileobj=file, mode="w:gz") as tar:
        for name in ("../9.000002.json", "/etc/9.000002.json"):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("9.000003.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    path = tmp_path / "in" / "bad.tar.gz"
    write(tmp_path / "in", {"bad.tar.gz": file.getvalue(), "9.000001.json": as_bytes(page())})
    report = run([path.parent], tmp_path)
    assert codes(tmp_path) == ["9.000001"]
    assert [reason.split(",")[0] for reason in reasons(report)] == [
        "its path leads out of the archive",
        "its path leads out of the archive",
        "a link or a device",
    ]


def test_a_file_beyond_the_size_limit_is_not_read(tmp_path):
    folder = write(tmp_path / "in", {"9.000001.json": as_bytes(page())})
    with (folder / "9.000002.json").open("wb") as big:
        big.truncate(MAX_FILE + 1)
    report = run([folder], tmp_path)
    assert codes(tmp_path) == ["9.000001"]
    assert reasons(report) == ["larger than 8000000 bytes"]


def test_a_member_beyond_the_size_limit_is_not_read():
    assert member_problem("9.000002.json", MAX_FILE + 1) == "larger than 8000000 bytes"


def test_a_member_with_an_impossible_date_is_read(tmp_path):
    path = tmp_path / "pages.zip"
    info = zipfile.ZipInfo("9.000001.json")
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(info, as_bytes(page()))
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\x01\x02") + 14  # the date in the directory: day and month 0
    raw[at : at + 2] = b"\x00\x00"
    path.write_bytes(bytes(raw))
    assert run([path], tmp_path).as_of_from == {"today": 1}
