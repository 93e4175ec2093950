"""Everyday words for what the answers about a case say: ``đang vay ngân hàng`` is ``thế chấp``.

Pairs of expressions over folded text: how people put it, and how an answer's button puts it.
An everyday word counts for every answer whose button has the other.
"""

from __future__ import annotations

import re

_RELATIVES = (
    r"(vo|chong|cha|bo|ba|me|ma|con trai|con gai|con|chau|(anh|chi|em) (ruot|trai|gai|ho))"
)

_PAIRS: tuple[tuple[str, str], ...] = (
    # lost, spoilt, kept
    (r"mat|that lac|danh roi|lac|cuop|trom|giat|moc tui|khong (thay|tim thay)|chay", r"\bmat\b"),
    (r"mat|that lac|danh roi|cuop|trom", r"^khong con|^cap lai hoac"),
    (r"hong_?|hu|rach|nat|gay|mo|nhoe|tray|khong doc duoc|bi (mo|nuoc)",
     r"\b(?:hong|rach|nat)"),
    (r"con|giu|van con|dang giu|day du", r"^con\b|con giu|con du"),
    (r"rach|nat|hu|hong_?|gay", r"^con, nhung hong"),
    (r"chet|qua doi|tu tran|khuat( nui)?", r"da mat|nguoi .* mat|di chuc"),
    # first time, again
    (r"lan dau|lan dau tien|chua lan nao|chua bao gio|chua co bao gio|chua (lam|xin|co) .*"
     r"(nao|gio|ca)|lam moi|chua tung|moi lam", r"lan dau|chua co|chua tung|chua lam|moi$"),
    (r"cap lai|lam lai|xin lai|co roi nhung mat|da co|tung (lam|xin)"
     r"|lan (hai|thu hai|2)", r"cap lai"),
    (r"mua moi|dang ky moi|lam moi|dong tiep|mua tiep", r"^dang ky|dong tiep"),
    # oneself, another
    (r"tu (di|lam|nop|khai)|mot minh|1 minh|(em|toi|minh|anh|chi) (di|lam|nop)|dich than"
     r"|chinh (toi|em|minh)|ban than", r"^tu |tu nop|tu lam|tu di|mot nguoi|cho minh"),
    (r"mot minh|1 minh|mot nguoi|1 nguoi|doc than|minh (em|toi)", r"mot minh|mot nguoi|doc than"),
    (r"nho|dum|giup|gium|(di|lam|nop) (ho|thay)|uy quyen"
     r"|cho nguoi khac", r"nho |nguoi khac|lam ho"),
    (rf"{_RELATIVES} (ruot |em |toi |minh )*(\w+ )?(di |lam |nop )?(ho|dum|giup|gium|thay)"
     rf"|nho (\w+ )?{_RELATIVES}( ruot)?|nho nguoi nha", r"^cha, me|nguoi than"),
    (r"dich vu|cong ty dich vu", r"cong ty dich vu"),
    (r"^(toi|em|minh|ban than)$|(cua|cho) (toi|em|minh)|ca nhan|chinh chu",
     r"cua minh|cho minh|cua chinh minh|^ca nhan|nguoi tu du 14|nguoi duoc cap"),
    (rf"(cho|cua) {_RELATIVES}|phu thuoc", r"phu thuoc|cua con"),
    # how
    (r"mang|online|onl|truc tuyen|app|vneid|cong dich vu"
     r"|dien tu", r"tren mang|mang|tren cong|dien tu"),
    (r"truc tiep|tan noi|toi (noi|tan|nop)|den (noi|tan|nop)"
     r"|(len|ra) (thang |tan )*(xa|phuong|cong an|tinh)"
     r"|nop giay|o quay|tai quay", r"^den|den nop|nop giay"),
    (r"photo|phot?o ?co|chup lai|pho to", r"ban sao thuong"),
    # family state
    (r"doc than|chua (vo|chong|co vo|co chong|ket hon|cuoi|lay)( \w+)?", r"chua tung|doc than"),
    (r"l[iy] (hon|di)|bo nhau|chia tay", r"ly hon"),
    (r"vo chong|hai vo chong|ca nha|anh em", r"gia dinh|ca hai vo chong|^vo chong"),
    (r"cuoi|ket hon|co vo|co chong", r"ket hon"),
    # abroad
    (r"(ben|o) (my|han|nhat|dai loan|uc|duc|phap|nga|trung quoc|sing|nga|tay)|nuoc ngoai|dinh cu"
     r"|nguoi (han|nhat|my|phap|uc|duc|tay|trung|dai loan)"
     r"|ben kia", r"nuoc ngoai|nguoi nuoc ngoai"),
    (r"nguoi viet( nam)?|viet nam|vn", r"cong dan viet nam|viet nam|nguoi viet"),
    # things
    (r"xe may|wave|dream|honda|vision|exciter|mo ?to|xe (ga|so)|sirius|vario|ab"
     r"|sh|a1|hang a", r"xe may|^a1"),
    (r"o ?to|xe hoi|xe con|b1?|b2|(bang|hang) [bcde]\d?|bon banh|4 banh|7 cho|4 cho|5 cho",
     r"\bo to\b(?! khac)"),
    (r"xe tai|xe ben|xe khach", r"o to khac"),
    (r"ca ?vet|giay xe|dang ky xe|giay dang ky", r"giay dang ky|mat giay"),
    (r"bien( so)?", r"bien"),
    (r"ca hai|ca 2|het (ca|roi)|het sach", r"ca hai"),
    (r"so|bia do|quyen|bia", r"ca so|\bso bhxh"),
    (r"tieng (anh|trung|nhat|phap|nga|duc|han)", r"tieng pho bien|tieng nuoc ngoai"),
    (r"tien|tiet kiem|do dac|vang", r"tien, do dac|khong phai dang ky"),
    # where
    (r"ha noi|hn|sai gon|hcm|tp ?hcm|sg|ho chi minh", r"ha noi"),
    (r"que|o que|nong thon|mien que|xa|lang", r"noi khac"),
    (r"mien nui|vung (cao|sau|xa)|nui|dao|bien gioi", r"mien nui"),
    (r"binh thuong|dong bang|thanh pho|noi thanh|thi tran", r"noi binh thuong"),
    (r"tro|o nho|o tro|thue|muon|nha tro|ky tuc xa", r"nha thue"),
    (r"nha (rieng|minh|toi|em|cua (minh|toi|em))|chinh chu", r"nha cua minh"),
    (rf"(nha|ho|ve) ({_RELATIVES}|ong ba|ban)\b", r"nha vo|ve ho"),
    (r"o nha|tai nha|de roi|de rot", r"^khong co giay chung sinh|khong co$"),
    (r"nhat (duoc|thay)|bo roi|bi bo", r"bo roi"),
    (r"voi (me|bo|cha|ba|bo me|cha me)|bo me|cha me", r"cung cha hoac me"),
    # land and houses
    (r"(bo|me|cha|ong|ba|bo me|cha me|ong ba) (cho|tang)|(duoc )?cho dat|cho tang"
     r"|(cho|tang) con|mua|ban|doi dat",
     r"^mua ban"),
    (r"mua (giay tay|bang giay tay)|giay tay", r"giay tay"),
    (r"de lai|thua ke|(bo|me|cha|ong|ba) (mat|chet|qua doi)", r"thua ke"),
    (r"vay|ngan hang|cam (so|co|nha)", r"the chap"),
    (r"nguyen|toan bo|het thua|tat ca thua|het", r"ca thua"),
    (r"mot (phan|nua|it)|1 (phan|nua)|nua|tach", r"mot phan"),
    (r"chia|cho con|ban bot|sang ten|ban", r"nguoi moi"),
    (r"tho cu|len tho cu", r"tho cu"),
    (r"sat|vach|ke ben|lien ke|chung tuong|ben canh", r"lien ke|^co lien"),
    (r"nha o|nha minh|xay nha|nha( cua)? (toi|em|minh)|o", r"^nha o cua gia dinh|nha o rieng"),
    (r"(sinh hoat|gia dinh|trong nha|an uong|tam giat|nau an)( \w+)?|o", r"sinh hoat"),
    (r"buon ban|mo quan|kinh doanh|ban hang|lam an|quan|tiem", r"kinh doanh|buon ban"),
    (r"tuoi|vuon|chan nuoi|trong trot|nuoi|san xuat", r"san xuat"),
    # work and insurance
    (r"cong ty|noi lam|co quan|sep|ke toan", r"noi tra luong|cong ty"),
    (r"giao vien|bo doi|cong an|can bo|bac si|vien chuc|cong chuc|nha nuoc", r"^co$"),
    (r"cong nhan|buon ban|lam (thue|ruong|nong)|nong dan|noi tro|tu do|o nha", r"^khong$"),
    (r"van (di|dang) lam|dang (di )?lam|con (di )?lam", r"^con lam|^dang dong"),
    (r"nghi viec|nghi (hon|duoc|da)|nghi", r"nghi dong|da nghi"),
    (r"(khong|ko|k|het|thoi) (con )?(di )?lam( viec)?|thoi viec|huu", r"da nghi"),
    (r"luong huu|huu tri|dang huong", r"luong huu"),
    (r"nam vien|nhap vien|noi tru", r"nam vien"),
    (r"ve nha|kham (xong|roi)|ngoai tru", r"ngoai tru"),
    (r"sinh mo|mo de|mo", r"sinh mo"),
    (r"vo .*(sinh|de)", r"chong nghi"),
    (r"rut|hoan|lay lai|tra lai", r"hoan tien"),
    (r"gop|nhap", r"^gop"),
    (r"sinh vien|hoc sinh", r"sinh vien"),
    # cards
    (r"het han|qua han", r"het han|qua han"),
    (r"(sai|nham|doi) (ten|ngay|thong tin|dem|gioi|que)|sai|nham", r"^sai"),
    (r"(den|toi|du) tuoi|het han", r"den tuoi"),
    (r"sap nhap|doi (xa|dia chi|phuong)", r"sap nhap"),
    (r"em be|be|chau|tre( con| em)?|con (nho|toi|em|minh|gai|trai)|cua con"
     r"|dua nho", r"^tre|duoi 14"),
    (r"nguoi lon|(cho|cua) (toi|em|minh|ong|ba|bo|me)|toi|truong thanh", r"nguoi tu du 14|^tu 14"),
)  # fmt: skip
PAIRS = tuple((re.compile(rf"\b(?:{said})\b"), re.compile(button)) for said, button in _PAIRS)
