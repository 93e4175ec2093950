"""What is known of each procedure before any question: its use, what its name holds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge_base.procedure import Procedure
from knowledge_base.search.families import find_families, find_twins, lowest_level
from knowledge_base.search.texts import bare_name
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
    ("bien gioi", "campuchia", "lao", "trung quoc"),
    ("ban sao", "trich luc"),
    ("xuat khau",),
    ("nhap khau",),
    ("thong bao",),
    ("xac nhan",),
    ("tham dinh", "phe duyet"),
    ("cong bo",),
    ("kiem tra", "kiem dinh"),
    ("khong phai", "khong thuoc", "ngoai"),
    ("doanh nghiep", "cong ty", "to chuc"),
)
SAID_LEVELS: tuple[tuple[str, ...], ...] = (
    ("cap xa", "cap huyen", "ubnd xa", "ubnd phuong", "ra xa", "ra phuong", "o xa", "o phuong"),
    ("cap tinh", "ubnd tinh", "thanh pho truc thuoc", "o tinh", "so"),
    ("cap bo", "trung uong", "cuc", "bo"),
)


def levels_in(folded: str) -> NDArray[np.bool_]:
    """Return whether a folded question names commune, province, ministry."""
    padded = f" {folded} "
    return np.array([any(f" {word} " in padded for word in group) for group in SAID_LEVELS])


def marks_in(folded: str) -> NDArray[np.bool_]:
    """Return which of `MARKERS` a folded text holds."""
    padded = f" {folded} "
    return np.array([any(f" {word} " in padded for word in group) for group in MARKERS])


def folded_words(text: str) -> list[str]:
    """Return the folded words of ``text``."""
    return [fold(word) for word in syllables(text)]


def with_pairs(words: Sequence[str]) -> frozenset[str]:
    """Return ``words`` and their neighbour pairs."""
    return frozenset([*words, *[f"{a} {b}" for a, b in pairwise(words)]])


@dataclass(frozen=True, slots=True)
class Profile:
    """One row for each procedure, in the order of the catalogue.

    Attributes:
        codes: The codes.
        usage: log(1 + use counter) / 17, 0 where not counted.
        level: 0 commune, 1 province, 2 ministry, 3 unknown.
        is_twin: 1 where another level's twin is the usual one.
        twin: Row of the usual twin, the own row mostly.
        title_words: Words and neighbour pairs of each title.
        title_weight: (n, 2) weight of its words and of its pairs, by ``idf``.
        marks: (n, markers) which markers the title holds.
        family: Family id, the code where it has no look-alikes.
        idf: Inverse document frequency of each folded word and pair over the titles.
    """

    codes: list[str]
    usage: Floats
    level: NDArray[np.int32]
    is_twin: Floats
    twin: NDArray[np.int32]
    title_words: list[frozenset[str]]
    title_weight: Floats
    marks: NDArray[np.bool_]
    family: list[str]
    idf: dict[str, float]


def build_profile(procedures: Sequence[Procedure]) -> Profile:
    """Return the rows of ``procedures``."""
    codes = [p.code for p in procedures]
    rows = {code: row for row, code in enumerate(codes)}
    titles = [with_pairs(folded_words(bare_name(p.name))) for p in procedures]
    counts = Counter(word for words in titles for word in words)
    idf = {word: math.log(1 + len(codes) / n) for word, n in counts.items()}
    twins, families = find_twins(procedures), find_families(procedures)
    return Profile(
        codes=codes,
        usage=np.array([math.log1p(p.usage_weight or 0) / 17 for p in procedures], np.float32),
        level=np.array([lowest_level(p) for p in procedures], np.int32),
        is_twin=np.array([twins[code] != code for code in codes], np.float32),
        twin=np.array([rows[twins[code]] for code in codes], np.int32),
        title_words=titles,
        title_weight=np.array([_weights(words, idf) for words in titles], np.float32),
        marks=np.array([marks_in(" ".join(folded_words(p.name))) for p in procedures]),
        family=[families.get(code, code) for code in codes],
        idf=idf,
    )


def _weights(words: frozenset[str], idf: dict[str, float]) -> tuple[float, float]:
    """Return the weight of the single words and of the pairs; never zero."""
    single = sum(idf[word] for word in words if " " not in word)
    return single or 1.0, sum(idf[word] for word in words if " " in word) or 1.0
