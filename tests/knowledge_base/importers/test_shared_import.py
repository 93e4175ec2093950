"""The real set; skipped where it is absent."""

from __future__ import annotations

import resource
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from knowledge_base.importers.compare import compare_all
from knowledge_base.importers.importing import Options, import_national
from knowledge_base.importers.national import load_national
from knowledge_base.importers.report import Report
from knowledge_base.procedure import Procedure

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
ARCHIVE = DATA / "portal_pages_all.tar.gz"
WRONG = {
    *("1.002544", "1.014208", "2.001428", "2.001709", "3.000224", "3.000226", "3.000243"),
    *("3.000244", "3.000246", "3.000272", "3.000274", "3.000283", "3.000284", "3.000285"),
    *("3.000286", "3.000331", "3.000332"),
}
OPTIONS = Options(today=date(2026, 11, 23), as_of=date(2026, 6, 10))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ARCHIVE.exists(), reason="../shared/data is absent"),
]


@pytest.fixture(scope="module")
def imported(tmp_path_factory) -> tuple[Report, dict[str, Procedure], float, Path]:
    folder = tmp_path_factory.mktemp("kb")
    started = time.monotonic()
    report = import_national([ARCHIVE, DATA / "portal_lists"], folder, OPTIONS)
    seconds = time.monotonic() - started
    records = {record.code: record for record in load_national(folder / "national.json")}
    return report, records, seconds, folder


def refused_codes(report: Report) -> set[str]:
    return {skip.source[-13:-5] for skip in report.refused}


@pytest.mark.slow
def test_the_full_set_gives_2625_records_and_17_refusals(imported):
    report, records, _, _ = imported
    assert (report.taken, len(records), report.lists) == (2625, 2625, 7)
    assert refused_codes(report) == WRONG
    assert len(report.skipped) == 17


@pytest.mark.slow
def test_the_full_set_takes_less_than_a_minute_and_a_gigabyte(imported):
    assert imported[2] < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_000_000  # kilobytes


@pytest.mark.slow
def test_without_lists_the_same_17_are_refused(tmp_path):
    report = import_national([ARCHIVE], tmp_path, OPTIONS)
    assert (report.taken, refused_codes(report)) == (2625, WRONG)


@pytest.mark.slow
def test_a_second_run_changes_nothing(imported):
    folder = imported[3]
    report = import_national([ARCHIVE, DATA / "portal_lists"], folder, OPTIONS)
    assert (report.unchanged, report.changes, report.removed) == (2625, [], [])


@pytest.mark.slow
def test_loading_the_catalogue_takes_about_a_second(imported):
    started = time.process_time()
    load_national(imported[3] / "national.json")
    assert time.process_time() - started < 2


@pytest.mark.slow
def test_a_truncated_download_loses_nothing(imported, tmp_path):
    shutil.copy(imported[3] / "national.json", tmp_path / "national.json")
    half = tmp_path / "half.tar.gz"
    half.write_bytes(ARCHIVE.read_bytes()[: ARCHIVE.stat().st_size // 2])
    report = import_national([half], tmp_path, OPTIONS)
    assert 0 < report.taken < 2625
    assert (
        report.taken + len(report.kept) == len(load_national(tmp_path / "national.json")) == 2625
    )


@pytest.mark.slow
def test_every_difference_from_the_independent_reading_is_explained():
    result = compare_all(DATA / "procedures_normalized.jsonl.gz", (ARCHIVE,))
    assert result.counts["procedures compared"] == 2625
    assert [kind for kind in result.counts if "UNEXPLAINED" in kind] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "amount", "part"),
    [
        ("3.000333", None, "244/2016/TT-BTC"),
        ("1.001193", None, "Miễn phí"),
        ("3.000349", None, "135"),
        ("1.012680", None, "25.000.000đ"),
        ("1.001612", None, "Hội đồng nhân dân tỉnh"),
        ("1.003358", None, "USD"),
    ],
)
def test_a_fee_that_the_portal_shows_wrongly_is_only_quoted(imported, code, amount, part):
    fees = imported[1][code].fees
    assert {fee.amount_vnd for fee in fees} == {amount}
    assert all(fee.doubt for fee in fees)
    assert any(part in (fee.quote or "") for fee in fees)


@pytest.mark.slow
def test_a_sure_fee_is_an_amount(imported):
    online = imported[1]["1.004222"].fees[0]
    assert (online.way, online.amount_vnd) == ("online", 10_000)


@pytest.mark.slow
def test_no_record_says_free_or_a_fee_below_a_thousand(imported):
    amounts = [
        f.amount_vnd for r in imported[1].values() for f in r.fees if f.amount_vnd is not None
    ]
    assert min(amounts) >= 1000


@pytest.mark.slow
def test_a_bare_time_carries_its_doubt(imported):
    [time_, *_] = imported[1]["1.001193"].times
    assert (time_.amount, time_.unit, bool(time_.doubt)) == (1, None, True)


def test_the_portals_own_json_is_read(tmp_path):
    report = import_national([DATA / "portal_native"], tmp_path, Options(today=date(2026, 11, 23)))
    records = {record.code: record for record in load_national(tmp_path / "national.json")}
    assert report.taken == 2
    assert sorted(records) == ["1.000358", "1.001193"]
    assert records["1.001193"].times[0].unit == "working_day"
    assert records["1.000358"].agency == "Ủy ban nhân dân cấp tỉnh"


def test_the_unpacked_sample_refuses_the_wrong_one(tmp_path):
    report = import_national([DATA / "portal_pages"], tmp_path, OPTIONS)
    assert (report.taken, refused_codes(report)) == (39, {"3.000224"})
