"""From words to a place: the 34 provinces, the former ones, districts, communes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from knowledge_base.places.found import Ambiguous, District, Place
from knowledge_base.places.importing import import_communes
from knowledge_base.places.loading import load_places, problems_of_places
from knowledge_base.places.matching import Places
from knowledge_base.text import fold

SHARED = Path("../shared/data/places")
COMMUNES = {
    "Hải Phòng": ["Xã Thanh Hà", "Xã Tân An"],
    "Đắk Lắk": ["Xã Ea Kly", "Phường Tân An"],
    "Vĩnh Long": ["Xã Hoà Bình"],
}


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places()


@pytest.fixture(scope="module")
def with_communes() -> Places:
    plain = load_places()
    return Places(plain.provinces, {}, list(plain._districts.values()), {}, COMMUNES)


def test_the_shipped_places_keep_every_rule():
    assert problems_of_places() == []


def test_there_are_34_provinces_that_took_up_63(places):
    assert len(places.provinces) == 34
    assert sum(len(province.areas) for province in places.provinces) == 63


@pytest.mark.parametrize(
    ("said", "province", "area"),
    [
        ("Hà Nội", "Hà Nội", None),
        ("ha noi a", "Hà Nội", None),
        ("HN", "Hà Nội", None),
        ("tp.hcm", "Hồ Chí Minh", None),
        ("sài gòn", "Hồ Chí Minh", None),
        ("tỉnh Thanh Hoá", "Thanh Hóa", None),
        ("Dak Lak", "Đắk Lắk", None),
        ("Thái Bình", "Hưng Yên", "Thái Bình"),
        ("em ở Hải Dương cũ ạ", "Hải Phòng", "Hải Dương"),
        ("bà rịa vũng tàu", "Hồ Chí Minh", "Bà Rịa - Vũng Tàu"),
        ("Hưng Yên cũ", "Hưng Yên", "Hưng Yên"),
        ("huyện Thanh Hà", "Hải Phòng", "Hải Dương"),
        ("huyện Yên Thành, Nghệ An", "Nghệ An", None),
    ],
)
def test_a_province_is_known_by_its_present_former_and_short_names(places, said, province, area):
    assert places.match(said) == Place(province, area)


def test_a_short_name_of_several_provinces_is_asked(places):
    assert places.match("đn") == Ambiguous("DN", ("Đà Nẵng", "Đồng Nai"), ("Đà Nẵng", "Đồng Nai"))


def test_two_provinces_in_one_message_are_asked(places):
    found = places.match("quê Nghệ An nhưng ở Hà Nội")
    assert isinstance(found, Ambiguous)
    assert found.provinces == ("Nghệ An", "Hà Nội")


@pytest.mark.parametrize("name", ["Thanh Hà", "dong hy", "ở Cái Răng"])
def test_a_name_of_an_old_district_and_a_new_commune_is_asked(places, name):
    found = places.match(name)
    assert isinstance(found, Ambiguous)
    assert found.meanings[1].endswith("cũ")


@pytest.mark.parametrize(
    ("said", "name"), [("huyện Kim Động", "kim động"), ("huyen kim dong", "kim dong"),
                       ("quận 1", "1"), ("thị xã Cửa Lò", "cửa lò")],
)  # fmt: skip
def test_a_district_without_a_province_is_known_to_be_gone(places, said, name):
    assert places.match(said) == District(name)


@pytest.mark.parametrize(
    "said", ["xin chào", "nghĩa vụ quân sự", "nghia vu quan su", "thì xã nào nhận", "xã Ea Kly"]
)
def test_what_names_no_known_place_matches_nothing(places, said):
    assert places.match(said) is None


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("em ở nghệ an, làm khai sinh hết bao nhiêu", Place("Nghệ An")),
        ("toi o tinh thai binh", Place("Hưng Yên", "Thái Bình")),
        ("Hà Nội có gì vui", None),
        ("em ở đn", None),
    ],
)
def test_where_one_lives_is_read_only_when_said_so(places, said, place):
    assert places.lives_in(said) == place


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("xã Ea Kly", Place("Đắk Lắk", commune="Xã Ea Kly")),
        ("xa ea kly", Place("Đắk Lắk", commune="Xã Ea Kly")),
        ("phường Tân An", Place("Đắk Lắk", commune="Phường Tân An")),
        ("Tân An, Hải Phòng", Place("Hải Phòng")),
        ("xã Hòa Bình", Place("Vĩnh Long", commune="Xã Hoà Bình")),
        ("tỉnh Hòa Bình", Place("Phú Thọ", "Hòa Bình")),
    ],
)
def test_a_commune_tells_its_province_once_the_list_is_imported(with_communes, said, place):
    assert with_communes.match(said) == place


def test_a_commune_name_of_several_provinces_is_asked(with_communes):
    found = with_communes.match("Tân An")
    assert isinstance(found, Ambiguous)
    assert found.provinces == ("Hải Phòng", "Đắk Lắk")


@pytest.mark.shared
def test_the_provinces_and_mergers_are_those_of_the_data():
    if not SHARED.exists():
        pytest.skip("../shared/data/places is not there")
    merged = json.loads((SHARED / "provinces_2025.json").read_text(encoding="utf-8"))
    ours = {p.name: sorted(p.former) for p in load_places().provinces}
    theirs = {name: sorted(former) for name, former in merged["merged"].items()}
    assert ours == {**theirs, **{name: [] for name in merged["unchanged"]}}


@pytest.mark.shared
def test_names_and_kinds_of_provinces_are_those_of_the_list_of_units(tmp_path):
    source = SHARED / "vn_units_2026-07-25.json.gz"
    if not source.exists():
        pytest.skip("../shared/data/places is not there")
    units = json.loads(gzip.decompress(source.read_bytes()))
    places = load_places()
    assert {fold(p.title) for p in places.provinces} == {fold(u["FullName"]) for u in units}
    assert import_communes(source, tmp_path / "places.json", places) == 3321
    held = load_places(communes=tmp_path / "places.json")
    assert held.match("xã Đồng Hỷ") == Place("Thái Nguyên", commune="Xã Đồng Hỷ")
