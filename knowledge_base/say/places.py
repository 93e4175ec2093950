"""Where a dossier is handed in, and who decides: an imported record does not tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge_base import phrases
from knowledge_base.procedure import Layer, Procedure

_COUNTER = re.compile(
    r"\d|bộ phận|một cửa|trụ sở|trực tiếp|trực tuyến|nộp|gửi|tiếp nhận|hành chính công|https?:|bưu"
    r"|\bnơi\b|^đường|^phố|^tại |địa chỉ|văn phòng(?! đại diện)",
    re.I,
)
"""What an address has, and the bare name of an authority has not."""
_PERSON = re.compile(r"(?:Phó )?(?:Chủ tịch|Thủ tướng|Bộ trưởng|Thống đốc|Giám đốc|Tổng giám đốc)")
"""Who decides, but sits at no counter."""
_DISTRICT = re.compile(
    r"\b(?:[Hh]uyện|[Qq]uận|[Tt]hị xã)\b(?! [A-ZĐÂÔƯ\d])"
    r"|\b(?i:công an|ủy ban nhân dân|ubnd|thuế|bảo hiểm xã hội) (?:huyện|quận|thị xã)\b"
)
"""An office of a district; ``quận Cầu Giấy`` in an address only tells the way."""
DISTRICT_GONE = (
    "Từ 1/7/2025 không còn cấp huyện, nên tên cơ quan này đã cũ. Anh/chị hỏi Trung tâm Phục vụ "
    "hành chính công của xã, phường, hoặc cơ quan cùng ngành ở tỉnh, trước khi đi."
)


def receiving(procedure: Procedure) -> list[str]:
    """Return the offices that receive the dossier, as far as the record names any."""
    if procedure.layer is Layer.CURATED:
        return procedure.where
    places = procedure.where
    if procedure.agency in places:  # imported when all three of the portal's fields were one list
        places = [p for p in places if p != procedure.agency and _COUNTER.search(p)]
    found = (phrases.published(place) for place in places if not _PERSON.match(place))
    return list(dict.fromkeys(found))


def deciding(procedure: Procedure) -> list[str]:
    """Return who decides on the dossier, who may be another than receives it."""
    received = receiving(procedure)
    named = [procedure.agency, procedure.authority]
    if procedure.layer is Layer.IMPORTED:
        named += procedure.where
    found = (phrases.published(name) for name in named if name)
    return [name for name in dict.fromkeys(found) if name not in received]


_SENTENCES = re.compile(r"(?<=[^\W\d][.;]) +(?=[-+A-ZĐ])")
_FILES = re.compile(
    r"(?:(?!thời hạn|sau khi|tiếp nhận|kết quả|căn cứ|dừng|chưa)[^.;])*?\b(?:nộp|gửi|lập)\b[^.;]*?"
    r"\b(?:hồ sơ|đơn|tờ khai|văn bản|giấy|thông báo|phiếu|bản khai)\b[^.;]*?"
    r"\b(?P<place>(?:tại|đến|tới|về|cho|gửi) "
    r"(?!nghị định|thông tư|luật|điều|khoản|điểm|mục|phụ lục|giấy|việt nam)"
    r"(?:một trong |các |trụ sở |cả )*(?-i:[A-ZĐỦ]|cơ quan|ủy ban|phòng|đơn vị|bộ phận"
    r"|tổ chức(?!, cá nhân))[^;()]*(?:\([^;()]*\)[^;()]*)*)",
    re.I,
)
"""The applicant hands something in somewhere."""
_OF_THE_STATE = re.compile(
    r"(?:Trường hợp (?!(?:đăng ký|nộp|nộp hồ sơ) trực tiếp)|Nếu|Trong|Sau|Sở|Bộ|Cục|Chi cục|Ủy ban"
    r"|UBND|Công an|Hội đồng|Ngân hàng Nhà nước|Cơ quan (?!, |chủ|báo))"
)
"""How a step begins that is the office's own, or holds only in some case."""
_CALLED = re.compile(r" ?\(sau đây[^)]*\)")
_HEADING = re.compile(r"^[-+\s]*(?:Bước \d+ ?[:.])?\s*(?:[a-z]\) )?(?:Nộp hồ sơ[^:.;]{0,25}: )?")
FIRST_STEPS = 5
LONGEST_STEP = 450
LONGEST_QUOTE = 160
"""Characters of a sentence that may be read for a place, and of what is quoted of it."""


def filing_place(procedure: Procedure) -> str | None:
    """Return the end of the published step that says where the applicant hands the dossier in.

    ``đến Sở Tư pháp nơi người đó thường trú``.
    """
    for sentence in _first_sentences(procedure):
        told = phrases.published(_HEADING.sub("", sentence))
        led = sentence.rstrip().endswith(":")  # to a list, which is not read
        if len(told) > LONGEST_STEP or led or _OF_THE_STATE.match(told):
            continue
        if found := _FILES.match(told):
            place = _CALLED.sub("", found["place"]).rstrip(" ,:")
            return phrases.shortened(place, LONGEST_QUOTE)
    return None


def _first_sentences(procedure: Procedure) -> Iterator[str]:
    for line in procedure.steps.as_published[:FIRST_STEPS]:
        yield from _SENTENCES.split(line)[:3]


def district_note(procedure: Procedure) -> list[str]:
    """Say that districts are gone, where an imported record still sends people to one."""
    if procedure.layer is Layer.CURATED:
        return []
    named = [*receiving(procedure), *deciding(procedure), filing_place(procedure) or ""]
    return [DISTRICT_GONE] if any(_DISTRICT.search(name) for name in named) else []
