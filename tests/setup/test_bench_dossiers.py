"""What the benchmark of the dossiers imports and looks up, in small."""

from __future__ import annotations

from bench.dossiers import Import, Measured, measure, table, verdicts
from bench.exports import code_at, tail_at, write_export


def test_the_export_is_the_same_at_each_run(tmp_path):
    for name in ("one.csv", "other.csv"):
        write_export(tmp_path / name, 50)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "other.csv").read_bytes()


def test_no_two_dossiers_share_a_code():
    assert len({code_at(place) for place in range(10_000)}) == 10_000


def test_a_dossiers_owner_has_the_number_that_is_looked_up_with(tmp_path):
    write_export(tmp_path / "export.csv", 3)
    cells = (tmp_path / "export.csv").read_text(encoding="utf-8").splitlines()[3].split(",")
    assert cells[0] == code_at(2)
    assert tail_at(2) == "0014"
    assert f"{tail_at(2)},09" in ",".join(cells)


def test_the_real_command_imports_it_and_the_real_desk_finds_its_dossiers(tmp_path):
    write_export(tmp_path / "export.csv", 40)
    found = measure(tmp_path, "SQLite", f"sqlite:///{tmp_path}/dossiers.sqlite3", 40)
    assert found.look_ups_per_second > 0
    assert found.first.peak_bytes > 10**6


def test_an_aim_that_is_missed_is_said_to_be_missed():
    found = Measured(
        500_000, Import(121.0, 80.0, 300 * 10**6), Import(60.0, 40.0, 501 * 10**6), 800.0
    )
    assert verdicts("SQLite", found) == [
        "NOT met: import into SQLite 121 s (≤ 120)",
        "NOT met: its memory 501 MB (≤ 500)",
    ]
    assert "| SQLite | 500,000 | 121 (80) | 60 (40) | 501 | 800 |" in table({"SQLite": found})
