"""What surely calls for help, whatever a message resembles: violence, despair, fraud, bribes.

A missed call for help costs more than any wrong answer, so it is not left to the classifier's
likelihoods alone. The patterns are narrow: each needs who or what and the deed, in folded text
with chat words spelt out.
"""

from __future__ import annotations

import re

from understanding.views import said

_KIN = (
    r"(chong|vo|bo|ba|cha|me|ma|bo duong|cha duong|duong|me ke|anh|em|con|chau|ong|ban trai|"
    r"nguoi yeu|no|han|chu tro|hang xom|bao mau|thay|co giao)"
)
_CHILD = r"(be|con|chau|tre|tre em|con gai|con trai|chau gai|em gai|hoc sinh|con em|con toi)"
_OFFICIAL = (
    r"(can bo|cong an|canh sat|nhan vien|uy ban|mot cua|dia chinh|tu phap|chu tich|hai quan|"
    r"lanh dao)"
)
_ASKS_PROCEDURE = (
    r"\b(thu tuc|dang ky|giay to|ho so|ly hon|khai sinh|khai tu|giam ho|nuoi con|tro cap|"
    r"tam tru|le phi)\b"
)

EMERGENCY = re.compile(
    rf"\b{_KIN}( \w+){{0,3}} (danh dap|danh|bao hanh|bop co|dam|chem|doi giet|doa giet|dap dau|"
    rf"hanh hung|tat|nhot) (em|toi|minh|tui|chau|con|me|vo|ca|hoai|suot|dap|tui em)\b(?! gi)"
    rf"|\b(bi|dang bi|cu bi) ({_KIN}( \w+){{0,2}} )?(danh dap|bao hanh|xam hai|hiep dam|cuong hiep"
    r"|quay roi tinh duc|lam dung|doa giet|bop co|nhot|danh suot|danh hoai|danh gan chet)\b"
    rf"|\b(so soang|dam o|sam so|xam hai|hiep dam|giao cau)( voi)?( \w+){{0,2}} {_CHILD}\b"
    rf"|\b{_CHILD}( \w+){{0,3}} bi( \w+){{0,4}} (so soang|dam o|sam so|xam hai|hiep dam"
    rf"|danh dap)\b"
    r"|\b(muon|dinh|doi|dang|se|den|chuyen|y|co|noi) (tu tu|tu sat)\b|^tu (tu|sat)\b"
    r"|\b(nhay (lau|cau|song)|cat co tay|rach tay|uong thuoc (ngu|sau|chuot))\b"
    r"|\b(khong|chang|chan|het) (muon|thiet|con muon)( \w+)? (song|ton tai)\b"
    r"|\b(muon|dinh|chi muon|thich) (chet|bien mat|ket thuc cuoc doi|di chet|chet quach)\b"
    r"|\bchan song\b|\bsong (lam gi|khong noi|het noi|khong con y nghia)\b"
)
NO_EMERGENCY = re.compile(
    r"\b(cuoi|met|doi|nong|buon ngu|nhau|game|bong da) (muon )?chet\b|\bchet (cuoi|met|tien|may)\b"
    r"|\b(may|dien thoai|xe|pin|cay|web|trang|app)( \w+){0,2} (chet|tu tu)\b|\btu tu (da|thoi|nhe)"
    r"|\b(lam|di|noi|hoc|xem|doc|cham|tinh|an) tu tu\b|\bmat tich\b"
)
SCAM = re.compile(
    r"\b(tu xung|xung|gia danh|gia mao|mao danh|noi la|bao la)( la)? (\w+ )?(can bo|cong an"
    r"|canh sat|"
    r"vien kiem sat|toa an|nhan vien|dien luc|thue|co thue|ngan hang|bao hiem|dich vu cong)\b"
    r"|\b(cong an|can bo|thue|co thue|toa an|dien luc|vneid|dich vu cong)( \w+){0,3} "
    r"(goi|goi dien|nhan tin|nhan|gui link|gui tin)( \w+){0,4} "
    r"(cai (dat )?(app|ung dung|phan mem)|bam (vao )?link|otp|chuyen (tien|khoan)|quet (ma|mat))\b"
    r"|\b(bi|vua bi|moi bi|so bi) (lua|lua dao|hack|chiem doat)( het)? "
    r"(tien|chuyen khoan|tai khoan|sach|\d+|qua mang)\b|\b(goi|dien|cuoc goi"
    r"|tin nhan)( \w+){0,3} lua dao\b"
)
ACCUSATION = re.compile(
    rf"\b{_OFFICIAL}( \w+){{0,4}} (voi (vinh|tien|\d+)|doi (\d+|tien|phong bi|boi duong"
    rf"|lot tay|qua"
    r"|an chia|chung chi)|vi vinh|nhung nhieu|hach sach|hanh dan|an hoi lo|nhan hoi lo|an tien"
    r"|gay "
    r"kho (de|khan)|bat (\w+ )?(dua|lot|chung|boi duong|nop them)( \w+)? (phong bi|tien|tay))\b"
    r"|\b(dua|lot|chung|doi) (phong bi|tien (tra|ca phe|boi duong))\b|\bhoi lo\b"
    r"|\b(muon|phai|xin|can) (to cao|khieu nai|phan anh|to giac)( \w+)? "
    r"(can bo|cong an|nhan vien|lanh dao|chu tich)\b"
    r"|\bcan bo( \w+){0,3} (quat|chui|mang chui|nat no|thai do|coi thuong)\b"
)


MAY_CALL_FOR_HELP = re.compile(
    r"\b((?<!dinh )danh|dap|chem|giet|chet|tu tu|tu sat|tu van|song|chay|phat no|cap cuu|cuu"
    r"|tai nan|dot quy|ngat|bat tinh|doa|khong che|bat coc|mat tich|hiep|xam hai|bao luc"
    r"|bao hanh|lam dung|dam o|sam so|so soang|quay roi|so (qua|hai|lam|no|han|bi)|hoang"
    r"|trom|cuop|dot nhap|ngo doc|uong thuoc|nhay|tram cam|tuyet vong|be tac|cung duong"
    r"|dau kho|nguy|khan cap|sos|help|11[1345]|canh sat|giup (voi|toi|em|minh|chau|con)|nhot"
    r"|dot|dien giat|duoi nuoc|ran can|cho can|hanh ha|bo mac|ep|bat nat|kill|die|dao|sung"
    r"|ket thuc tat ca|tren cau|campuchia|goi cong an|giu nguoi|giam giu|bieu tinh|te nan)\b"
)
"""Some word of a call for help; without any, the classifier heard one in a scrap of words."""


def may_call_for_help(text: str) -> bool:
    """Say whether ``text`` holds any word of a call for help: ``bị gãy`` alone does not."""
    return MAY_CALL_FOR_HELP.search(said(text)) is not None


def certain(text: str) -> str | None:
    """Return the intent that ``text`` surely has, else ``None``.

    ``chồng em đánh em hoài`` -> ``emergency``; a question about a procedure ("thủ tục ly hôn khi
    bị chồng đánh") has none here, the classifier decides.
    """
    told = said(text)
    if EMERGENCY.search(told) and not NO_EMERGENCY.search(told):
        return None if re.search(_ASKS_PROCEDURE, told) else "emergency"
    if ACCUSATION.search(told):
        return "complain_officer"
    return "report_scam" if SCAM.search(told) else None
