"""Finds look-alikes: one procedure at several levels, with a foreign element, again, renewed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, cast

from knowledge_base.procedure import AgencyLevel, Layer, Procedure
from knowledge_base.search.query import WORDS
from knowledge_base.search.texts import bare_name
from knowledge_base.store import read_yaml
from knowledge_base.text import fold

LOWEST_FIRST = (
    AgencyLevel.COMMUNE,
    AgencyLevel.PROVINCE,
    AgencyLevel.MINISTRY,
    AgencyLevel.OTHER,
)
LEVEL_SAID = {
    AgencyLevel.COMMUNE: "làm ở xã, phường",
    AgencyLevel.PROVINCE: "làm ở cấp tỉnh",
    AgencyLevel.MINISTRY: "làm ở bộ, cơ quan trung ương",
}
# What a name carries beside its object: who decides, and which of the variants it is.
_WHO = re.compile(
    r"\b(?:thuoc (?:tham quyen|pham vi)(?: (?:giai quyet|quan ly|cap|cua))*"
    r"|(?:thuc hien )?(?:o|tai) (?:cap|cuc|phong quan ly|cong an|bo|so)\b"
    r"|do (?:cuc|so|bo|ubnd|uy ban|cong an)\b"
    r"|cua (?:bo|cuc|so|uy ban|ubnd|chu tich|thu tuong)\b"
    r"|cap (?:bo|tinh|xa|huyen|trung uong|tw)\b).*$"
)
_LEVEL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "an ban bo can canh cap chinh chu cong cua cuc dan dia duoc giai giao hien hoac huyen ket "
        "khu lanh ly nam nghiep nhan nhap o pham pho phong phu phuong qua quan quyen quyet so tai "
        "tham thanh thi thu thuc thuoc tich tinh trach tran tren trong truc trung truong tu tuong "
        "tw ubnd uong uy va vi viet vu vuc xa xuat nhiem",
    )
)
LONG_NAME = 5
_VARIANT = re.compile(
    r"\b(?:cap lai|cap doi|cap moi|cap|doi|gia han|dieu chinh|sua doi|bo sung|thay doi|cham dut"
    r"|thu hoi|xoa|dang ky lai|dang ky|luu dong|truc tuyen toan trinh|co yeu to nuoc ngoai"
    r"|tai khu vuc bien gioi|lan dau|chuyen doi|huy|phuc hoi|tam ngung|tam dung|tiep tuc"
    r"|hoat dong|noi dung|thong bao|cong nhan lai|cong nhan|hoac|va|lai(?! xe)|do bi mat|bi mat"
    r"|bi hong|hu hong|thu tuc|cong bo lai|cong bo|phe duyet|tham dinh)\b"
)
_CASE = re.compile(
    r"\b(?:doi voi|trong truong hop|truong hop|cho nguoi|ap dung|gom|bao gom|de)\b.*$"
)
_TOO_GENERAL = frozenset(
    [
        "giay chung nhan",
        "giay phep",
        "chung chi",
        "chung chi hanh nghe",
        "ho so",
        "thong tin",
        "giay xac nhan",
    ]
)  # cores that say nothing about the object


class Name(NamedTuple):
    """A folded name taken apart.

    Attributes:
        bare: Without level and authority and all that follows them.
        tail: What follows, without the words for levels and authorities; with ``bare``, equal
            for one procedure at several levels.
        core: What it is about, without first/again/change/foreign; equal within a family.
    """

    bare: str
    tail: str
    core: str


@lru_cache(maxsize=1 << 15)
def take_apart(name: str) -> Name:
    """Return the parts of ``name`` by which look-alikes are found."""
    folded = re.sub(r"[^\w ]+", " ", fold(bare_name(name)))
    bare = " ".join(_WHO.sub(" ", folded).split())
    core = " ".join(_VARIANT.sub(" ", _CASE.sub(" ", bare)).split())
    who = _WHO.search(folded)
    tail = " ".join(w for w in (who.group() if who else "").split() if w not in _LEVEL_WORDS)
    return Name(bare or " ".join(folded.split()), tail, core)


@cache
def _corrections() -> dict[str, str]:
    """Return the family of each code that was corrected by hand."""
    data = cast("dict[str, list[str]]", read_yaml(WORDS / "families.yml") or {})
    return {code: family for family, codes in data.items() for code in codes}


def find_families(procedures: Iterable[Procedure]) -> dict[str, str]:
    """Return a family id for every procedure that has look-alikes.

    A curated record keeps its own family, and imported look-alikes join it. Hand corrections
    (``words/families.yml``) come before everything.
    """
    held = list(procedures)
    by_key: dict[tuple[str, str], list[Procedure]] = defaultdict(list)
    for procedure in held:
        name = take_apart(procedure.name)
        core = name.core
        if len(core.split()) < 2 or core in _TOO_GENERAL:
            core = name.bare
        by_key[core, _field(procedure)].append(procedure)
    families: dict[str, str] = {}
    for (core, _), members in by_key.items():
        named = next((p.family for p in members if p.family), None)
        if len(members) > 1 or named:
            family = named or core.replace(" ", "-")[:60]
            families.update({p.code: p.family or family for p in members})
    families.update({p.code: _corrections()[p.code] for p in held if p.code in _corrections()})
    return families


def find_twins(procedures: Iterable[Procedure], level: int | None = None) -> dict[str, str]:
    """Return for each procedure the code of its usual twin at another level, or its own code.

    Twins have the same name but for the level. The usual one has a curated record, or else is
    decided at the lowest level: where most citizens go.

    Args:
        procedures: The catalogue.
        level: As `lowest_level` numbers them; the twin of this level is the usual one where
            there is one.
    """
    return twins_by_level(procedures, (level,))[level]


def twins_by_level(
    procedures: Iterable[Procedure], levels: Sequence[int | None]
) -> dict[int | None, dict[str, str]]:
    """Return what `find_twins` does for each of ``levels``."""
    by_name: dict[tuple[str, str, str], list[Procedure]] = defaultdict(list)
    for procedure in procedures:
        name = take_apart(procedure.name)
        long_enough = len(name.bare.split()) >= LONG_NAME  # to mean the same in any field
        by_name[name.bare, name.tail, "" if long_enough else _field(procedure)].append(procedure)
    usual: dict[int | None, dict[str, str]] = {level: {} for level in levels}
    for members in by_name.values():
        rungs = [_rung(p) for p in members] if len(members) > 1 else []
        for level, found in usual.items():
            if len(set(rungs)) < len(members):
                # Equal names at one level are two procedures.
                found.update({p.code: p.code for p in members})
            else:
                first = _usual(members, level)
                found.update({p.code: first.code for p in members})
    return usual


def _usual(members: list[Procedure], level: int | None) -> Procedure:
    asked = [p for p in members if lowest_level(p) == level] or members
    return min(asked, key=lambda p: (p.layer is Layer.IMPORTED, _rung(p)))


def _rung(procedure: Procedure) -> int:
    """Return the level, nearest to the citizen first, and last a district.

    Districts were abolished in July 2025; the portal still holds a few records of theirs.
    """
    return 4 if "cap huyen" in fold(procedure.name) else lowest_level(procedure)


def lowest_level(procedure: Procedure) -> int:
    """Return 0 for a procedure decided in the commune, 1 province, 2 ministry, 3 unknown."""
    ranks = [LOWEST_FIRST.index(level) for level in procedure.levels]
    named = re.search(r"cap (xa|tinh|trung uong|bo|tw)\b", fold(procedure.name))
    if named:  # the name is more exact than the list of levels
        return {"xa": 0, "tinh": 1}.get(named.group(1), 2)
    return min(ranks, default=3)


def differences(family: list[Procedure]) -> dict[str, str]:
    """Return for each member of one family the one line that tells it from the others.

    The curated line where there is one; else the level where names are equal but for it; else
    the words of the name that not all members share.
    """
    words = {p.code: bare_name(p.name).split() for p in family}
    shared = set.intersection(*[{fold(word) for word in ws} for ws in words.values()])
    bares = [take_apart(p.name).bare for p in family]
    lines: dict[str, str] = {}
    for procedure, bare in zip(family, bares, strict=True):
        level = LOWEST_FIRST[min(lowest_level(procedure), 3)]
        own = " ".join(word for word in words[procedure.code] if fold(word) not in shared)
        if procedure.differs_by:
            lines[procedure.code] = procedure.differs_by
        elif bares.count(bare) > 1 and level in LEVEL_SAID:
            lines[procedure.code] = LEVEL_SAID[level]
        else:
            lines[procedure.code] = (own or bare_name(procedure.name))[:100]
    return lines


def _field(procedure: Procedure) -> str:
    return fold(procedure.field or "")
