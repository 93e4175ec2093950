from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from knowledge_base.cli import cli
from knowledge_base.errors import ImportRefused
from knowledge_base.places.importing import import_communes
from knowledge_base.places.loading import PACKAGE, load_places, problems_of_places


@pytest.fixture
def folder(tmp_path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "places")
    return tmp_path / "places"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("province: Nghệ An", "province: Nghệ Tĩnh", "Nghệ Tĩnh is none of the provinces"),
        ("areas: [Nghệ An]", "areas: [Hà Tĩnh]", "rules[0]: Hà Tĩnh is no part of it"),
        (
            "    rate: 0\n",
            "    rate: 2\n",
            "rules.0.rate: Input should be less than or equal to 1",
        ),
        ("    doubt:", "    duobt:", "rules.0.duobt: Extra inputs are not permitted"),
    ],
)
def test_a_broken_overlay_is_named_with_its_problem(folder, old, new, problem):
    path = folder / "overlays" / "nghe-an.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert f"nghe-an.yml: {problem}" in problems_of_places(folder)


def test_a_rule_without_its_first_day_says_so(folder):
    path = folder / "overlays" / "hue.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if "doubt" not in line), encoding="utf-8")
    assert problems_of_places(folder) == ["hue.yml: rules[0]: no valid_from; say so in doubt"]


def units(*without: str) -> str:
    names = [p.name for p in load_places().provinces if p.name not in without]
    return json.dumps([{"Name": n, "Wards": [{"FullName": "Xã Mẫu"}]} for n in names])


def test_communes_are_imported_by_command(tmp_path, monkeypatch):
    monkeypatch.setenv("KB_DATA_DIR", str(tmp_path))
    (tmp_path / "units.json").write_text(units(), encoding="utf-8")
    done = CliRunner().invoke(cli, ["import-places", str(tmp_path / "units.json")])
    assert done.output == f"34 communes imported into {tmp_path}/places.json.\n"
    assert load_places(communes=tmp_path / "places.json").knows_communes


def test_without_the_list_no_commune_is_known(tmp_path):
    assert not load_places(communes=tmp_path / "places.json").knows_communes


@pytest.mark.parametrize(
    ("content", "message"),
    [("[]", "lacks Hà Nội"), ("{", "is no list of provinces"), ('[{"Name": 1}]', "is no list"),
     (units("Cà Mau"), "lacks Cà Mau.")],
)  # fmt: skip
def test_a_source_of_another_shape_is_refused(tmp_path, content, message):
    source = tmp_path / "units.json"
    source.write_text(content, encoding="utf-8")
    with pytest.raises(ImportRefused, match=message):
        import_communes(source, tmp_path / "places.json", load_places())
    assert not (tmp_path / "places.json").exists()
