"""What a source publishes about one procedure, before any hazard is judged.

Both source shapes become a `Published`; `compiling` turns it into the record. Texts are as
published, in NFC, without blanks at their ends; an empty one means that the source says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from knowledge_base.procedure import AgencyLevel, FilingWay, TimeUnit

NOTHING = "Không có thông tin"
"""What the portal prints in an empty cell."""

UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
"""The capital letters of Vietnamese, for use inside a character class."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_BULLET = re.compile("[\ue000-\uf8ff]")
_BLANKS = re.compile(r"[^\S\n]+")


def clean(text: str) -> str:
    """Return ``text`` in NFC on one line, without invisible marks; Word's bullets become ``-``."""
    return " ".join(clean_lines(text).split())


def clean_lines(text: str) -> str:
    """Return ``text`` cleaned, its line ends kept."""
    visible = _BULLET.sub("- ", _INVISIBLE.sub("", text))
    lines = _BLANKS.sub(" ", unicodedata.normalize("NFC", visible)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


@dataclass(frozen=True, slots=True)
class PublishedFee:
    """One fee of one way of filing.

    Attributes:
        value: The number in the fee column, in ``currency``; ``None`` when the column is empty.
        currency: ``VND``, ``USD``, or the word that the source uses.
        note: The remark printed with the amount.
    """

    value: float | None
    currency: str = "VND"
    note: str = ""


@dataclass(frozen=True, slots=True)
class PublishedMethod:
    """One row of ways of filing (cách thức thực hiện).

    Attributes:
        amount: The number in the time column; ``None`` when it holds none.
        unit: ``None`` when the number stands bare.
        time_text: The words in the time column when they are not a number and a unit.
        description: The free text of the row (mô tả).
        glued: Time and fee stood as one run of digits that had to be cut by a rule.
    """

    way: FilingWay
    amount: float | None = None
    unit: TimeUnit | None = None
    time_text: str = ""
    fees: tuple[PublishedFee, ...] = ()
    description: str = ""
    glued: bool = False


@dataclass(frozen=True, slots=True)
class PublishedPaper:
    """One row of the list of documents; ``None`` where the row has no number."""

    name: str
    group: str = ""
    originals: int | None = None
    copies: int | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """One procedure as its source publishes it.

    Attributes:
        code: The code that the page or object itself carries.
        agency: Who deals with the dossier (cơ quan thực hiện), else the authority.
        authority: Who decides on it (cơ quan có thẩm quyền), where that is another.
        offices: Addresses at which the dossier is received.
        case_unit: The one unit that the portal's case list gives, e.g. for a bare ``1``.
        as_of: Day on which the source says that it was true; ``None`` when it says none.
        remarks: What reading the source found, in Vietnamese.
    """

    code: str
    name: str
    source_url: str
    decision_no: str = ""
    levels: tuple[AgencyLevel, ...] = ()
    field: str = ""
    audience: tuple[str, ...] = ()
    agency: str = ""
    authority: str = ""
    offices: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    methods: tuple[PublishedMethod, ...] = ()
    papers: tuple[PublishedPaper, ...] = ()
    legal_basis: tuple[tuple[str, str], ...] = ()
    conditions: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    case_time: tuple[float, TimeUnit] | None = None
    as_of: date | None = None
    remarks: tuple[str, ...] = ()
