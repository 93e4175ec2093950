"""From words to a place: a province, a former one, an abolished district, or a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from knowledge_base.places.found import Ambiguous, District, Matched, Place
from knowledge_base.places.models import FormerDistrict, Overlay, Province
from knowledge_base.text import fold, has_marks, nfc

_DISTRICT = re.compile(r"\b(?:huyện|quận|thị xã)\s+(\w[\w ]*)")
_DISTRICT_UNMARKED = re.compile(r"\b(?:huyen|(?:ubnd |cap )?quan(?= \d))\s+(\w[\w ]*)")
"""Without marks ``quan`` is also ``quân``, ``quan``; ``thi xa`` is also ``thì xã``: not taken."""
_COMMUNE = re.compile(r"(?<!thi )\b(xa|phuong|dac khu)\s+(\w[\w ]*)")
_KIND = re.compile(r"\b(?:tinh|thanh pho|tp)\b")
_LIVES = re.compile(r"\b(?:o|tai|que|ngu|thuong tru|tam tru|song)\s+(?:ben |tren |duoi |trong )?")


class Places:
    """The provinces by every name people give them."""

    def __init__(
        self,
        provinces: list[Province],
        ambiguous_short: Mapping[str, list[str]] | None = None,
        districts: Iterable[FormerDistrict] = (),
        overlays: Mapping[str, Overlay] | None = None,
        communes: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.provinces = provinces
        self.overlays = dict(overlays or {})
        self._unclear = dict(ambiguous_short or {})
        self._districts = {fold(d.name): d for d in districts}
        self._names = _names(provinces)
        longest_first = sorted({*self._names, *self._unclear}, key=len, reverse=True)
        names = "|".join(map(re.escape, longest_first)) or r"(?!)"  # without a name, none matches
        self._pattern = re.compile(rf"\b({names})\b( cu\b)?")
        self._communes: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for province, full_names in (communes or {}).items():
            for full in full_names:
                self._communes[_bare(full)].append((province, full))

    def get(self, name: str) -> Province | None:
        """Return the province of this present name."""
        return next((p for p in self.provinces if p.name == name), None)

    @property
    def knows_communes(self) -> bool:
        """Whether the list of communes was imported."""
        return bool(self._communes)

    def is_name(self, words: str) -> bool:
        """Say whether folded ``words`` are the name of a province, a former unit, or a commune."""
        known = (self._names, self._unclear, self._districts)
        return any(words in names for names in known) or words in self._communes

    def is_former(self, words: str) -> bool:
        """Say whether folded ``words``, said bare, are surely meant as a place."""
        return words in self._names or words in self._districts

    def match(self, text: str) -> Matched | None:
        """Return the place that ``text`` names, ``None`` when it names none that is known."""
        said = _spaced(text)
        commune = _COMMUNE.search(said)
        named = self._province_in(said, skip=commune.start(2) if commune else -1)
        if commune and (found := self._commune(commune.group(2), commune.group(1), named)):
            return found
        if named is not None:
            return named
        if commune:
            return None
        if district := district_in(text):
            return self._abolished(district)
        return self._bare_name(said)

    def lives_in(self, text: str) -> Place | None:
        """Return the province after words such as ``tôi ở``, only when it is sure."""
        said = _spaced(text)
        for lives in _LIVES.finditer(said):
            rest = _KIND.sub(" ", said[lives.end() :]).strip()
            found = self._pattern.match(rest)
            if found and isinstance(place := self._meant(found), Place):
                return place
        return None

    def same_name(self, text: str) -> Ambiguous | None:
        """Return the name in ``text`` that is an abolished district's and a commune's as well."""
        said = _spaced(text)
        if district_in(text) or _COMMUNE.search(said):
            return None
        for name, district in self._districts.items():
            if re.search(rf"\b{name}\b", said):
                return self._either(district)
        return None

    def _province_in(self, said: str, *, skip: int = -1) -> Place | Ambiguous | None:
        """Return the province named; a name at ``skip`` is that of a commune."""
        matches = [match for match in self._pattern.finditer(said) if match.start() != skip]
        found = [self._meant(match) for match in matches]
        places = [place for place in found if isinstance(place, Place)]
        if len({place.province for place in places}) > 1:
            names = tuple(dict.fromkeys(place.province for place in places))
            return Ambiguous(" và ".join(names), names, names)
        with_area = next((place for place in places if place.area), None)
        return with_area or (places[0] if places else next(iter(found), None))

    def _meant(self, match: re.Match[str]) -> Place | Ambiguous:
        name, former = match.group(1), match.group(2)
        if name in self._names:
            province, area = self._names[name]
            return Place(province, province if former and area is None else area)
        areas = self._unclear[name]
        if len(areas) == 1:
            province, area = self._names[fold(areas[0])]
            return Place(province, area)
        provinces = tuple(dict.fromkeys(self._names[fold(area)][0] for area in areas))
        return Ambiguous(name.upper(), tuple(areas), provinces)

    def _abolished(self, words: str) -> Matched:
        folded = _spaced(words)
        named = next((d for n, d in self._districts.items() if folded.startswith(n)), None)
        if named is None:
            return District(" ".join(words.split()[:3]))
        province, area = self._names[fold(named.area)]
        return Place(province, area or province)

    def _commune(
        self, words: str, kind: str, named: Place | Ambiguous | None
    ) -> Place | Ambiguous | None:
        tokens = words.split()
        for length in range(min(len(tokens), 4), 0, -1):
            held = [
                (province, full)
                for province, full in self._communes.get(" ".join(tokens[:length]), [])
                if fold(full).startswith(kind)
                and not (isinstance(named, Place) and named.province != province)
            ]
            if held:
                return _one_or_asked(held)
        return None

    def _bare_name(self, said: str) -> Place | Ambiguous | None:
        name = _KIND.sub(" ", said).strip()
        name = re.sub(r"^(?:da |em |toi |minh |con |anh |chi |thuoc |o )+", "", name)
        if district := self._districts.get(name):
            return self._either(district)
        held = self._communes.get(name, [])
        return _one_or_asked(held) if held else None

    def _either(self, district: FormerDistrict) -> Ambiguous:
        province = self._names[fold(district.area)][0]
        return Ambiguous(
            district.name,
            (f"{district.now} ({province})", f"{district.kind} {district.name} cũ"),
            (province,),
        )


def district_in(text: str) -> str | None:
    """Return the words after ``huyện``, ``quận``, ``thị xã`` in ``text``, else ``None``."""
    marked = has_marks(text)
    pattern = _DISTRICT if marked else _DISTRICT_UNMARKED
    found = pattern.search(nfc(text).lower() if marked else _spaced(text))
    return found.group(1) if found else None


def _names(provinces: list[Province]) -> dict[str, tuple[str, str | None]]:
    """Return folded name -> present province and former province, ``None`` for the present."""
    names: dict[str, tuple[str, str | None]] = {}
    for province in provinces:
        for name in [province.name, *province.short]:
            names[_spaced(name)] = (province.name, None)
        for area in province.former:
            for name in [area, *province.former_short.get(area, [])]:
                names[_spaced(name)] = (province.name, area)
    return names


def _one_or_asked(held: list[tuple[str, str]]) -> Place | Ambiguous:
    provinces = tuple(dict.fromkeys(province for province, _ in held))
    if len(provinces) == 1:
        return Place(provinces[0], commune=held[0][1])
    meanings = tuple(f"{full} ({province})" for province, full in held)
    return Ambiguous(held[0][1].split(" ", 1)[1], meanings, provinces)


def _bare(full: str) -> str:
    return re.sub(r"^(?:xa|phuong|dac khu) ", "", _spaced(full))


def _spaced(text: str) -> str:
    """Return folded words with one blank between: ``Bà Rịa - Vũng Tàu`` -> ``ba ria vung tau``."""
    return " ".join(re.sub(r"[^\w]+", " ", fold(text)).split())
