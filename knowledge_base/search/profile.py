"""What is known of each procedure before any question: how much it is used, what its name holds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge_base.procedure import Layer, Procedure
from knowledge_base.search.families import find_families, find_twins, lowest_level
from knowledge_base.search.texts import bare_name, texts_of
from knowledge_base.text import fold, syllables

Floats = NDArray[np.float32]

# Words in a name or question that tell one variant from another; compared folded.
MARKERS: tuple[tuple[str, ...], ...] = (
    ("cap lai", "lam lai", "bi mat", "mat", "hong", "rach", "that lac"),
    ("cap doi", "doi", "chuyen doi"),
    ("gia han", "het han"),
    ("dieu chinh", "thay doi", "sua doi", "bo sung", "cai chinh", "dinh chinh", "sai"),
    ("cham dut", "thu hoi", "xoa", "huy", "tra lai", "giai the", "tam ngung"),
    ("nuoc ngoai", "nguoi my", "dai loan", "han quoc", "nhat ban", "viet kieu", "ngoai kieu"),
    ("lan dau", "cap moi", "moi", "thanh lap"),
    ("dang ky lai",),
    ("luu dong",),
    ("lien thong",),
    ("bien gioi",),
    ("ban sao", "trich luc"),
    ("xuat khau",),
    ("nhap khau",),
    ("thong bao",),
    ("xac nhan",),
    ("tham dinh", "phe duyet"),
    ("cong bo",),
    ("kiem tra", "kiem dinh"),
    ("khong",),
    ("doanh nghiep", "cong ty", "to chuc"),
    ("bo", "trung uong", "cuc"),
    ("tinh", "so"),
    ("xa", "phuong", "thi tran"),
)


def marks_in(folded: str) -> NDArray[np.bool_]:
    """Return which of `MARKERS` a folded text holds."""
    padded = f" {folded} "
    return np.array([any(f" {word} " in padded for word in group) for group in MARKERS])


def folded_words(text: str) -> list[str]:
    """Return the folded words of ``text``."""
    return [fold(word) for word in syllables(text)]


@dataclass(frozen=True, slots=True)
class Profile:
    """One row for each procedure, in the order of the catalogue.

    Attributes:
        codes: The codes.
        usage: log(1 + use counter) / 17, 0 where not counted.
        counted: 1 where the portal counts its use.
        level: 0 commune, 1 province, 2 ministry, 3 unknown.
        is_twin: 1 where another level's twin is the usual one.
        twin: Row of the usual twin, the own row mostly.
        curated: 1 for a record by hand.
        spoken: Number of spoken texts.
        title_words: Words of each title.
        marks: (n, markers) which markers the title holds.
        family: Family id, the code where it has no look-alikes.
        idf: Inverse document frequency of each folded word over the titles.
    """

    codes: list[str]
    usage: Floats
    counted: Floats
    level: NDArray[np.int32]
    is_twin: Floats
    twin: NDArray[np.int32]
    curated: Floats
    spoken: Floats
    title_words: list[frozenset[str]]
    marks: NDArray[np.bool_]
    family: list[str]
    idf: dict[str, float]


def build_profile(procedures: Sequence[Procedure]) -> Profile:
    """Return the rows of ``procedures``."""
    codes = [p.code for p in procedures]
    rows = {code: row for row, code in enumerate(codes)}
    titles = [folded_words(bare_name(p.name)) for p in procedures]
    counts = Counter(word for words in titles for word in set(words))
    twins, families = find_twins(procedures), find_families(procedures)
    return Profile(
        codes=codes,
        usage=np.array([math.log1p(p.usage_weight or 0) / 17 for p in procedures], np.float32),
        counted=np.array([p.usage_weight is not None for p in procedures], np.float32),
        level=np.array([lowest_level(p) for p in procedures], np.int32),
        is_twin=np.array([twins[code] != code for code in codes], np.float32),
        twin=np.array([rows[twins[code]] for code in codes], np.int32),
        curated=np.array([p.layer is Layer.CURATED for p in procedures], np.float32),
        spoken=np.array([len(texts_of(p).spoken) for p in procedures], np.float32),
        title_words=[frozenset(words) for words in titles],
        marks=np.array([marks_in(" ".join(folded_words(p.name))) for p in procedures]),
        family=[families.get(code, code) for code in codes],
        idf={word: math.log(1 + len(codes) / n) for word, n in counts.items()},
    )
