"""The sentences of the coach that no file of steps supplies, and the words that move it."""

from __future__ import annotations

import re

OPENING = (
    "Tôi dẫn anh/chị nộp hồ sơ **{name}** trên mạng, {count} bước. "
    "Xong bước nào, anh/chị bấm nút hoặc nhắn “tiếp”; vướng thì nhắn “kẹt”."
)
NOT_ONLINE = (
    "**{name}**: nguồn của tôi không ghi nơi nào nhận việc này trên mạng, nên tôi không dẫn nộp "
    "trên mạng được. Anh/chị xem cách làm trực tiếp hoặc nơi nộp."
)
ASK_WHICH = (
    "Anh/chị muốn nộp thủ tục nào trên mạng? Tôi dẫn từng bước. "
    "Ví dụ: “đăng ký tạm trú”, “khai sinh cho con”."
)
STUCK_AT = "Ở bước {title}, người dân hay vướng các chỗ sau:"
ASK_WHERE_STUCK = "Anh/chị đang vướng ở chỗ nào khi nộp hồ sơ **{name}**?"
ASK_WHAT_STUCK = "Anh/chị đang nộp thủ tục nào trên mạng? Có tên thủ tục, tôi chỉ chỗ hay vướng."
FINISHED = (
    "Vậy là anh/chị đã gửi hồ sơ **{name}**. Giữ mã hồ sơ, để ý tin nhắn và “Hồ sơ của tôi”: "
    "nơi nhận có thể báo bổ sung hoặc nộp phí. Không ai được xin mã OTP của anh/chị."
)
STOPPED = (
    "Vâng, tôi dừng ở bước {place}/{count} của **{name}**. Anh/chị hỏi việc khác cũng được. "
    "Khi muốn làm tiếp, nhắn “tiếp tục”."
)
NOTHING_TO_CONTINUE = (
    "Lúc này tôi không dẫn bước nào. Anh/chị muốn nộp thủ tục gì trên mạng thì ghi tên giúp tôi."
)
ENTRY = "Làm từng bước"
NEXT = "Tiếp: {title}"
BACK = "Quay lại"
AGAIN = "Xem lại bước này"
RESUME = "Tiếp tục các bước"
STUCK_HERE = "Tôi bị kẹt ở đây"
CHECK_FIRST = "Kiểm tra trước khi gửi"
STOP = "Dừng"
DONE = "Đã gửi xong"
MEET_OFFICER = "Gặp cán bộ"
PAYMENT_TROUBLE = "Nộp tiền bị trục trặc"
FOLLOW_DOSSIER = "Hồ sơ đến đâu rồi"

_OPENING = r"(?:da |vang |u |uh |a |ok |oke |roi |thi |em |toi |minh |cho em |cho toi )*"
_CLOSING = r"(?: (?:a|ah|nhe|nha|nhen|di|em|anh|chi|ban|bot|ad|giup|giup em|voi|luon|roi|thoi))*"


def _only(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_OPENING}(?:{words}){_CLOSING}")


GO_ON = _only(
    r"tiep|tiep tuc|tiep theo|tiep buoc|lam tiep|di tiep|buoc tiep|buoc tiep theo|buoc ke tiep|"
    r"buoc sau|sang buoc (?:sau|tiep|khac)|qua buoc (?:sau|tiep)|next|"
    r"(?:tiep tuc|lam tiep|quay lai) (?:cac )?buoc(?: luc nay| dang do| khi nay| do| nay)?|"
    r"tiep tuc huong dan|huong dan tiep|chi tiep|noi tiep|quay lai huong dan"
)
"""Go on: to the next step, or back to the present one after something else was talked about."""
DID_IT = _only(
    r"xong|xong roi|da xong|lam xong|lam xong roi|xong buoc nay|xong buoc do|da lam|lam roi|"
    r"vang|da|dc|duoc|ok|oke|okay|okie|ok roi|duoc roi|lam duoc roi|vao duoc roi|da vao|roi|r|"
    r"xong r"
)
"""The present step is done; said only while the coach leads."""
GO_BACK = _only(r"quay lai|quay lai buoc (?:truoc|cu)|buoc truoc|lui|lui lai|tro lai|back|tro ve")
GIVE_UP = _only(
    r"dung|dung lai|thoi|thoi khong lam nua|khong lam nua|thoat|nghi|stop|de sau|de mai|"
    r"lam sau|huy|thoi khoi|khoi"
)
REPEAT = _only(
    r"nhac lai|noi lai|xem lai|xem lai buoc nay|buoc may|dang o buoc may|buoc may roi|"
    r"buoc nay lam gi|buoc nay la gi|den buoc nao roi|dang buoc nao"
)
TO_STEP = re.compile(
    r"^(?:cho (?:em|toi) )?(?:den|toi|sang|qua|lai|xem|ve)? ?buoc (?:so |thu )?(\d)\b"
)
IN_TROUBLE = re.compile(
    r"\b(bi )?(ket|vuong|mac ket|tac)\b|\bbao loi\b|\bbi loi\b|\bloi (roi|gi|hoai|mai)\b"
    r"|\b(khong|ko|k|kg|hong|hok|chua|chang) (the )?(bam|tai|up|vao|mo|dang nhap|log ?in|chon|gui|"
    r"quet|nhan|tim|thay|hien|dien|chup|nop|lam|xac thuc|nhan duoc)\b"
    r"|\b(bam|tai|up|vao|mo|dang nhap|chon|gui|quet|dien|lam) (hoai |mai |kieu gi cung )?"
    r"(khong|ko|k|kg|hong|hok|chua) (duoc|dc|dk|noi|ra|len)\b"
    r"|\b(khong|ko|k|hong) (duoc|dc|ra|len)$|\blam sao (bay gio|gio)\b|\bquen (mat khau|pass)"
)
"""Something does not work; read so only while the coach leads."""
WANTED = re.compile(
    r"\b(huong dan|chi|day|dan|giup|ho tro|bay|cam tay)\b.*\b(tung buoc|step by step|tung tung|"
    r"tung cai mot|tu a den z|tu dau den cuoi)\b"
    r"|\b(huong dan|chi|day|dan|bay)( \w+){0,2} (nop|lam|dang ky|khai)( \w+){0,4} "
    r"(online|onl|tren mang|qua mang|truc tuyen|tren cong|tren vneid)\b"
    r"|\b(lam|nop|dan|chi|huong dan)( \w+){0,3} (tung buoc|step by step)\b"
)
"""The coach is surely wanted."""
WISHING = frozenset((
    "huong", "dan", "chi", "day", "bay", "tung", "buoc", "step", "by", "giup", "em", "toi",
    "minh", "cho", "voi", "nop", "online", "onl", "tren", "mang", "qua", "truc", "tuyen", "a",
    "nhe", "di", "cach", "ho", "so", "mot", "cam", "tay", "viec", "dum", "gium", "anh", "oi",
    "nha", "cong", "lam",
))  # fmt: skip
"""Words that wish to be led and name no procedure."""
