"""What never goes into a unit's inbox: calls for help, and complaints about officers. Pure.

While an officer has a conversation Rasa does not hear it. Words of these kinds go to Rasa all the
same, which names who helps; they are not written down for the unit. Rather one harmless sentence
too many than a call for help that waits in a queue.
"""

from __future__ import annotations

import re

from bot.text import fold

_US = "(toi|em|minh|con|me|vo|chau|bo|chong|nguoi)"
_BEAT = r"((?<!dinh )danh(?! (sach|muc|nghia|hieu|du|tinh|gia|may|so|dau|van))|dam|chem|hanh hung)"
_HELP = re.compile(
    rf"\b((?<!nghien )(?<!tra )cuu (voi|mang|{_US})|tu sat|muon chet|(khong|het|chang) muon song|"
    rf"(muon|dinh|se|doa) tu tu|bi (\w+ ){{0,3}}{_BEAT}|({_BEAT}|giet|hiep|bop co|doa giet) {_US}|"
    r"(nha|bep|xe|phong) (\w+ )?(dang|bi) chay|chay nha|bao hanh (toi|em|vo|con|chau)|"
    r"bao luc|xam hai|hiep dam|bat coc|(di|goi|can|dang) cap cuu|ngung tho|"
    r"goi (giup )?(cong an|113|114|115))\b"
)
_EXACT = re.compile(r"\b(tự tử|tự vẫn|tố cáo|đòi tiền|ăn tiền|vòi tiền)\b")
"""Said with its marks, because without them it may mean something else."""
_PERSON = "(can bo|cong chuc|nhan vien|chu tich|dia chinh)"
_COMPLAINT = re.compile(
    r"\b(to cao|to giac|khieu nai|hoi lo|tham nhung|lot tay|phong bi|voi vinh|vinh tien|"
    r"sach nhieu|nhung nhieu|hach sach|boi tron|"
    rf"{_PERSON}( \w+){{0,4}}? (nhan|an|doi|voi|vinh|xin|lay|bat)( \w+){{0,2}}? (tien|boi duong)|"
    rf"{_PERSON}( \w+){{0,6}}? (thai do|vo le|cau gat|quat|chui|mang|hong hach|gay kho|"
    r"gay phien|lam kho|hanh dan|co tinh|vo trach nhiem))\b"
)


def is_care(text: str) -> bool:
    """Say whether ``text`` is one that no unit's officer may read.

    A question about the procedure of complaining is one too: who asks may mean this very unit.
    """
    folded = fold(text)
    found = _HELP.search(folded) or _COMPLAINT.search(folded) or _EXACT.search(text.lower())
    return found is not None
