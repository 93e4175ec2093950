"""Which papers are forms that the citizen fills in, and how a form is named."""

from __future__ import annotations

import re

from knowledge_base.procedure import Document, FilledBy
from knowledge_base.text import fold

_FORM = re.compile(
    r"^(?:ban )?(?:to khai|don (?!thuoc|vi)|giay (?:de nghi|yeu cau)|giay khai (?!sinh|sanh)|"
    r"(?:giay|phieu|van ban|danh sach|cong van|ban)? ?(?:de nghi|yeu cau|khai bao)|"
    r"phieu (?:khai|tu khai|dang ky|thu thap|thu nhan|thong tin)|mau |bieu mau)"
)
_BY_OFFICE = re.compile(r"^phieu thu nhan thong tin can cuoc")
"""What the police print and the citizen only signs, in records that do not say so."""
_SPOKEN = re.compile(r"^mẫu\b", re.IGNORECASE)


def is_form(document: Document) -> bool:
    """Say whether the paper is a form: it has a form's number, or is named like one."""
    return bool(document.form) or _FORM.match(fold(document.name) + " ") is not None


def is_filled_in(document: Document) -> bool:
    """Say whether the paper is a form that the citizen fills in."""
    if document.filled_by is not FilledBy.CITIZEN or _BY_OFFICE.match(fold(document.name)):
        return False
    return is_form(document)


def is_made_for(document: Document) -> bool:
    """Say whether the office, its system or the employer draws the paper up for the citizen."""
    return document.filled_by in (FilledBy.OFFICE, FilledBy.EMPLOYER)


def form_label(form: str) -> str:
    """``CT01`` -> ``mẫu CT01``; ``Mẫu số 01`` -> ``mẫu số 01``; a text has a form in it."""
    if _SPOKEN.match(form):
        return form[0].lower() + form[1:]
    if form.startswith(("TT ", "NĐ ", "QĐ ", "Phụ lục")):
        return f"mẫu ở {form}" if form.startswith("Phụ lục") else f"mẫu theo {form}"
    return f"mẫu {form}"


def in_brackets(words: str, inside: str) -> str:
    """``Đơn``, ``mẫu 1`` -> ``Đơn (mẫu 1)``; ``Đơn (TT 2)`` -> ``Đơn (TT 2; mẫu 1)``."""
    return f"{words[:-1]}; {inside})" if words.endswith(")") else f"{words} ({inside})"
