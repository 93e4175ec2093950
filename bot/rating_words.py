"""The sentences around rating an answer."""

from __future__ import annotations

INVITE = "Câu trả lời có giúp được anh/chị không? Không chấm cũng không sao."
RATE = "Chấm điểm"
ASK = "Anh/chị chấm giúp tôi, từ 1 (không giúp được) đến 5 (rất tốt). Tôi không lưu ai đã chấm."
SCORES = ("Không giúp được", "Giúp được ít", "Tạm được", "Tốt", "Rất tốt")
THANKS = (
    "Cảm ơn anh/chị. Muốn nói thêm một câu thì nhắn “góp ý: …”, đừng ghi tên hay số giấy tờ; "
    "không thì anh/chị cứ hỏi tiếp."
)
THANKS_LOW = (
    "Cảm ơn anh/chị, tôi xin ghi nhận. Chỗ nào chưa được, anh/chị nhắn “góp ý: …” để người phụ "
    "trách xem lại, đừng ghi tên hay số giấy tờ; không thì anh/chị cứ hỏi tiếp."
)
RATED_BEFORE = "Hôm nay anh/chị đã chấm rồi, cảm ơn anh/chị. Anh/chị cứ hỏi tiếp."
THANKS_WORD = "Tôi đã ghi lại lời góp ý, không kèm tên anh/chị. Cảm ơn anh/chị."
