"""What is said about a unit's own service."""

from __future__ import annotations

import re

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
TODAY = (
    "Riêng **{unit}**, “{rule}”: nộp trực tiếp trước {cut_off} hôm nay, {condition}, "
    "thì nhận kết quả ngay hôm nay."
)
NEXT = (
    "Riêng **{unit}**, “{rule}”: nay đã qua {cut_off}. Nộp bây giờ, {condition}, "
    "thì nhận kết quả trước {late_by} {day}, là ngày làm việc kế tiếp."
)
LATER = (
    "Riêng **{unit}**, “{rule}”: nộp vào {weekday}, trước {cut_off}, {condition}, thì nhận "
    "kết quả trong ngày. Lần tới là {day}. Nộp ngày khác thì theo thời hạn chung."
)
SAMPLE = "Đây là đơn vị mẫu để thử, không phải quy định của nơi nào."
HISTORY = "{history} Hiện quy định này không còn, nên tôi không hứa gì thay nơi nhận."
NOBODYS = (
    "Trả kết quả ngay trong ngày là quy định riêng của từng nơi, nơi anh/chị nộp tôi chưa có số "
    "liệu.{example}\nAnh/chị hỏi nơi nhận trước khi đi."
)
NOT_COVERED = (
    "**{unit}** có “{rule}” cho một số việc, nhưng việc này không nằm trong đó; "
    "thời hạn theo quy định chung."
)
HOURS = "**{unit}** nhận hồ sơ: {hours}. Ngày lễ, Tết nghỉ."
NO_HOURS = (
    "Giờ nhận hồ sơ do từng nơi quy định; thường là giờ hành chính, thứ Hai đến thứ Sáu, có nơi "
    "làm thêm sáng thứ Bảy (công an hay có). Gọi nơi nhận trước khi đi cho chắc."
)
NO_BOOKING = (
    "Lấy số trước tùy từng nơi: Hà Nội đặt lịch trong ứng dụng iHanoi (hôm nay hoặc 6 ngày tới); "
    "căn cước thì hẹn giờ trên Cổng hoặc VNeID. Nơi khác anh/chị hỏi Trung tâm trước khi đi."
)
NO_POSTAL = (
    "Nhiều việc nhận được kết quả qua bưu chính công ích: chọn cách này khi nộp, ghi rõ địa chỉ, "
    "trả thêm cước gửi. Có nơi trả cước thay người dân (Hà Nội năm 2026, hồ sơ nộp trên mạng)."
)
NO_HOTLINE = (
    "Tôi chưa có số điện thoại của nơi anh/chị hỏi. Số chung: tổng đài Cổng Dịch vụ công quốc gia "
    "18001096 (số ghi trên Cổng, nên kiểm tra lại); 1022 ở tỉnh, thành phố có tổng đài này."
)
SAME_DAY_NAME = re.compile(
    r"\bthu (sau|6) khong (phai )?cho\b|\bngay khong (cho|hen|phieu hen)\b|\bkhong hen ngay\b"
)
_DAYS = r"(hom nay|bay gio|chieu nay|sang nay|luc nay|gio nay|thu (hai|ba|tu|nam|sau|[2-6]))"
_AT_ONCE = r"(luon|ngay|lien|trong ngay|khong|ko|k|khi nao|bao gio|may gio|hom nao)"
_OFFICE = r"(trung tam|ubnd|uy ban|mot cua|1 cua|xa|phuong|cong an|o do|ben do|co quan)"
_OFF = r"(thu (bay|7)|chu nhat|cn|cuoi tuan|buoi trua|buoi toi)"
_OPEN = r"(lam viec|mo cua|tiep dan|nhan ho so)"
_GET = r"(lay|co|nhan|tra|xong)"
ASKS_SAME_DAY = re.compile(
    rf"\b(nop|lam|gui|mang|dem)\b.*\b{_DAYS}\b.*\b({_GET}\b.*\b{_AT_ONCE}|{_AT_ONCE}\b.*\b{_GET})\b"
    r"|\b(lay|co|nhan|tra) (ket qua )?(luon|ngay|lien) (trong ngay|hom nay|duoc)\b"
    r"|\b(ket qua|lay|tra)( \w+){0,3} trong (ngay|buoi)\b"
)
NAMES_OFFICE = re.compile(r"\b(trung tam|ubnd|uy ban|mot cua|1 cua|cong an (xa|phuong))\b")
ASKS_HOURS = re.compile(
    r"\b(gio lam viec|gio hanh chinh la|gio mo cua|gio tiep (dan|nhan)|lich lam viec)\b"
    rf"|\b{_OFFICE}\b.*\b(may gio (mo|dong|lam|nghi|het)|lam (den|toi|tu) may gio|{_OPEN})\b"
    rf"|\b{_OFF}( \w+){{0,4}} ({_OPEN}|lam (ko|khong|k)|co lam)\b"
    rf"|\b{_OPEN}( \w+){{0,3}} {_OFF}\b"
)
ASKS_BOOKING = re.compile(
    r"lấy số (thứ tự|trước|online|qua|trên|ở|tại)|bốc số"
    r"|\b(boc so|lay so (thu tu|truoc)|lay stt|dat lich (nop|lam|hen)|dat hen|hen gio nop)\b"
)
"""Over the text with its marks, or without any: folded, "lấy số" looks like "lấy sổ"."""
ASKS_POSTAL = re.compile(
    r"\b(buu dien|buu chinh|ship|chuyen phat)\b.*\b(ket qua|ve nha|tra|nhan|gui)\b"
    r"|\b(ket qua|tra|gui|nhan)\b.*\b(ve nha|tan nha|tai nha|buu dien|buu chinh|ship)\b"
)
ASKS_HOTLINE = re.compile(
    r"\b(so dien thoai|sdt|hotline|duong day nong|so may)\b.*"
    r"\b(trung tam|mot cua|1 cua|xa|phuong|ubnd|uy ban|don vi|noi nhan|o day)\b"
)
